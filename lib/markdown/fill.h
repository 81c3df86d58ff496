#ifndef FILL_H
#define FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Breaks words into lines.  Words are separated by single blanks, and a
 * newline is a line break.  SGR sequences of ECMA-48 take no columns.  Lines
 * are broken at blanks and beside wide characters, but none begins with a
 * closing mark or ends with an opening one, as in JIS X 4051.
 */
struct fill {
	struct text rest;
	size_t width;
	bool splits_words; /* that are wider than a line */
};

/* Cuts off the next line.  Returns false at the end. */
bool fill_next(struct fill *fill, struct text *line);

/* Returns the columns of a line.  An emoji followed by U+FE0F takes two. */
size_t fill_columns(struct text line);

/*
 * Appends a line.  A color that is still on at its end is turned off there and
 * stored in *COLOR, and the next line turns it on again.
 */
void fill_add(struct buffer *out, struct text line, struct buffer *color);

#endif
