#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

/* Replaces a byte that is not part of valid UTF-8 (U+FFFD). */
#define UTF8_BAD 0xFFFDu

/*
 * Returns the first code point of a non-empty text, and stores its size in
 * bytes in *SIZE.  An invalid byte gives UTF8_BAD and a size of 1.  See RFC
 * 3629, section 4.
 */
uint32_t utf8_decode(struct text text, size_t *size);

/*
 * Returns the columns of a code point on a terminal: 0 (combining or
 * invisible), 1, or 2 (East Asian wide or emoji).  Unlike wcwidth(3), it needs
 * no locale. See Unicode Standard Annex #11.
 */
unsigned utf8_width(uint32_t code_point);

/* Returns the columns of a line of text; control characters count as 1. */
size_t utf8_columns(struct text text);

/* Appends a text with UTF8_BAD for each byte that is not part of UTF-8. */
void utf8_add_valid(struct buffer *buffer, struct text text);

/* Returns the byte at which the character after byte AT begins. */
size_t utf8_next(struct text text, size_t at);

/* Returns a text without the byte-order mark that it may begin with. */
struct text utf8_skip_mark(struct text text);

/* Returns the number of code points in a text. */
size_t utf8_length(struct text text);

#endif
