#ifndef PATTERN_TEXT_H
#define PATTERN_TEXT_H

#include "base/buffer.h"
#include "base/text.h"

/*
 * Builds expressions for pcre2pattern(3) from other expressions or from
 * strings.
 */

/* Appends an expression that matches TEXT itself. */
void pattern_add_quoted(struct buffer *out, struct text text);

/*
 * Appends an expression that matches whatever TEXT, a valid one, matches as
 * whole words, in the sense of grep.  How TEXT can be closed depends on its
 * end.  END is the number of a way to close it; the first way that compiles is
 * right.
 */
enum { PATTERN_WORD_ENDS = 3 };
void pattern_add_word(struct buffer *out, struct text text, unsigned end);

/*
 * Returns whether an expression that matches in a part of a subject also
 * matches in the subject.  So nothing in it may look beyond its match or at the
 * start or end of the subject: no \A, \G, \K, \Z, \z, no lookaround, condition,
 * or verb, and no option that is unset.  Nothing may keep what it has matched
 * beyond the part either: no \R, \X, atomic group, or possessive quantifier,
 * and nothing that could be written between a quantifier and its plus sign.
 * Returns false if in doubt.
 */
bool pattern_text_is_local(struct text text);

#endif
