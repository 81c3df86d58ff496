#ifndef ENTITY_H
#define ENTITY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Appends the character that an entity stands for: "&lt;", "&#60;", or
 * "&#x3C;", with any number or one of the names of HTML 4.  A number that is
 * not a valid character gives U+FFFD, as in CommonMark.  Returns false and
 * appends nothing for other names.
 */
bool entity_decode(struct buffer *out, struct text entity);

#endif
