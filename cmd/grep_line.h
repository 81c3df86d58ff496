#ifndef GREP_LINE_H
#define GREP_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* A line of a piece of text.  A zeroed line is in no piece. */
struct line {
	struct text piece, text; /* the line without its newline */
	const char *seen;	 /* the newlines before it are counted */
	unsigned number;	 /* from 0 */
};

/*
 * Moves on to the line that byte AT of PIECE is in.  In a piece, AT is never
 * before the last one, so each byte is looked at once, however many matches a
 * line has.
 */
void line_seek(struct line *line, struct text piece, size_t at);

/* Moves to the next line of the piece; returns false if there is none. */
bool line_next(struct line *line);

/*
 * Moves back by at most COUNT lines, but not before FIRST, where a line of the
 * piece begins.
 */
void line_back(struct line *line, const char *first, size_t count);

#endif
