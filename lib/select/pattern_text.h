#ifndef PATTERN_TEXT_H
#define PATTERN_TEXT_H

#include "base/buffer.h"
#include "base/text.h"

/* Writes expressions for pcre2pattern(3) from others, or from strings. */

/* Appends an expression that matches TEXT itself. */
void pattern_add_quoted(struct buffer *out, struct text text);

/*
 * Appends an expression that matches what TEXT, a valid one, matches between
 * characters that belong to no word: whole words, as grep has them.  What may
 * close TEXT depends on its end.  END is the number of one way; the first
 * that compiles is right.
 */
enum { PATTERN_WORD_ENDS = 3 };
void pattern_add_word(struct buffer *out, struct text text, unsigned end);

/*
 * Returns whether an expression has nothing that looks beyond its match, or at
 * where the subject begins and ends: no \A, \G, \K, \Z, \z, no lookaround,
 * condition or verb.  Says no where it is in doubt.
 */
bool pattern_text_is_local(struct text text);

#endif
