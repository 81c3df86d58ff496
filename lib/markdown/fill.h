#ifndef FILL_H
#define FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Breaks words into lines.  They are separated by single blanks; a newline is
 * a line break; SGR sequences of ECMA-48 take no columns.  Lines are broken
 * at blanks and beside wide characters, but none begins with a closing mark
 * or ends with an opening one, as JIS X 4051 says.
 */
struct fill {
	struct text rest;
	size_t width;
	bool splits_words; /* that are wider than a line */
};

/* Cuts the next line off; false at the end. */
bool fill_next(struct fill *fill, struct text *line);

/* Columns of a line, an emoji with U+FE0F behind it two of them. */
size_t fill_columns(struct text line);

/*
 * Appends a line.  A color that is open at its end is closed there, and kept
 * in *COLOR for the next line, where it is opened again.
 */
void fill_add(struct buffer *out, struct text line, struct buffer *color);

#endif
