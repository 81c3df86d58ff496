#ifndef ID_H
#define ID_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Returns whether a text is a valid id: ASCII letters, digits, '.', '_' and
 * '-', of which the first is a letter or a digit.
 */
bool id_is_valid(struct text id);

/*
 * Appends the id of a question that has none: the first words of its text and a
 * hash of the whole text.  It depends only on the text.
 */
void id_derive(struct text question, struct buffer *id);

/*
 * Cuts the next id off the front of *LINES, which come from standard input or a
 * file.  The id is the first field of a line, up to a space or a tab, as list
 * and grep print it.  Skips lines that are empty or begin with a space or a
 * tab. Returns false at the end.
 */
bool id_next(struct text *lines, struct text *id);

#endif
