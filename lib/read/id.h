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

#endif
