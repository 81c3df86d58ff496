#ifndef ESCAPE_H
#define ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * What keeps the characters of a text from being marks of Markdown to one of
 * its readers: cmark-gfm, pandoc with either of its dialects, and lowdown.
 */

/* Where a text stands that is written with escapes. */
enum escape_place {
	ESCAPE_PROSE,
	ESCAPE_CELL = 1,    /* of a table */
	ESCAPE_LINK = 2,    /* between its brackets */
	ESCAPE_HEADING = 4, /* on the line of a heading */
};

/*
 * Appends a text of one line so that each character is itself.  BEFORE and
 * AFTER are the characters around it; a newline or a blank stands for the
 * edge of a line, a star for a mark.
 */
void escape_add_text(struct buffer *out, struct text text, char before,
		     char after, unsigned place);

/*
 * Puts a backslash where the line that begins at byte START of a paragraph,
 * the last one that was written, would begin another block.
 */
void escape_line(struct buffer *out, size_t start);

/* Appends a code span: backticks, blanks where they are needed, the code. */
void escape_add_code(struct buffer *out, struct text code);

/* Appends an address as the place of a link, between < and >. */
void escape_add_address(struct buffer *out, struct text address);

/* Whether an address can be a link by itself, between < and >. */
bool escape_is_autolink(struct text address, bool is_in_span);

/*
 * Appends any text as one line of literal characters; what is unsafe is made
 * visible.
 */
void escape_add_literal(struct buffer *out, struct text text, unsigned place);

#endif
