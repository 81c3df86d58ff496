#ifndef ENTITY_H
#define ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Appends the character that an entity stands for: "&lt;", "&#60;", or
 * "&#x3C;", with any number or one of the names of HTML 4.  A number that is
 * not a valid character gives U+FFFD, as in CommonMark.  Returns false and
 * appends nothing for other names.
 */
bool entity_decode(struct buffer *out, struct text entity);

/*
 * Returns whether the ampersand at AT begins what some reader may take for an
 * entity: "&name;" or "&#1;", with any name or number.
 */
bool entity_is_at(struct text text, size_t at);

/* Returns whether a ";" after the text would make that true. */
bool entity_may_end(struct text text, size_t at);

#endif
