#ifndef ID_H
#define ID_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * The id of a question: ASCII letters, digits, '.', '_' and '-', the first
 * one a letter or a digit.
 */
bool id_is_valid(struct text id);

/*
 * Appends the id that a question without one has: the first words of its
 * text and a hash of all of it.  It depends on the text alone.
 */
void id_derive(struct text question, struct buffer *id);

/*
 * Cuts the next id off the front of *LINES, ids as they appear on standard
 * input or in a file: the first field of each line, up to a blank or a tab,
 * which is what list and grep print.  Empty lines, and those that begin with
 * a blank, have none.  False at the end.
 */
bool id_next(struct text *lines, struct text *id);

#endif
