#ifndef ESCAPE_H
#define ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * These functions keep the characters of a text from being read as Markdown by
 * any of its readers: cmark-gfm, pandoc with both of its dialects, and
 * lowdown.
 */

/* The context in which an escaped text is written. */
enum escape_place {
	ESCAPE_PROSE,
	ESCAPE_CELL = 1,    /* of a table */
	ESCAPE_LINK = 2,    /* between its brackets */
	ESCAPE_HEADING = 4, /* on the line of a heading */
};

/*
 * Appends a text of one line in which every character is literal.  BEFORE and
 * AFTER are the characters around it.  A newline or a blank means the edge of
 * a line, and a star means a mark.
 */
void escape_add_text(struct buffer *out, struct text text, char before,
		     char after, unsigned place);

/*
 * Inserts a backslash if the line that begins at byte START of a paragraph
 * would otherwise begin another block.
 */
void escape_line(struct buffer *out, size_t start);

/* Returns the length of the longest run of a mark in a text. */
size_t escape_longest_run(struct text text, char mark);

/* Appends a code span: backticks, blanks if they are needed, and the code. */
void escape_add_code(struct buffer *out, struct text code);

/* Appends an address as the destination of a link, between < and >. */
void escape_add_address(struct buffer *out, struct text address);

/* Returns whether an address can be an autolink, between < and >. */
bool escape_is_autolink(struct text address, bool is_in_span);

/*
 * Appends any text as one line of literal characters; what is unsafe is made
 * visible.
 */
void escape_add_literal(struct buffer *out, struct text text, unsigned place);

#endif
