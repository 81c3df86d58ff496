#ifndef ENTITY_H
#define ENTITY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Appends the character that an entity, "&lt;", "&#60;" or "&#x3C;", stands
 * for: of any number, and of the names of HTML 4.  A number that is none of a
 * character gives U+FFFD, as CommonMark says.  False, and nothing appended,
 * for other names.
 */
bool entity_decode(struct buffer *out, struct text entity);

#endif
