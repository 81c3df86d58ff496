#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

/* What stands for a byte that is not part of valid UTF-8 (U+FFFD). */
#define UTF8_BAD 0xFFFDu

/*
 * The code point at the front of a text that is not empty; *SIZE is set to
 * its bytes.  A bad byte gives UTF8_BAD and a size of 1.  RFC 3629, section 4.
 */
uint32_t utf8_decode(struct text text, size_t *size);

/*
 * Columns that a code point takes on a terminal: 0 (combining, or invisible),
 * 1 or 2 (East Asian wide, emoji).  Needs no locale, unlike wcwidth(3).
 * Unicode Standard Annex #11.
 */
unsigned utf8_width(uint32_t code_point);

/* Columns of a text of one line; a control character counts as 1. */
size_t utf8_columns(struct text text);

/* Appends a text with UTF8_BAD for each byte that is not part of UTF-8. */
void utf8_add_valid(struct buffer *buffer, struct text text);

/* Returns the byte at which the character after byte AT begins. */
size_t utf8_next(struct text text, size_t at);

/* Code points of a text. */
size_t utf8_length(struct text text);

#endif
