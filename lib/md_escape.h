#ifndef MD_ESCAPE_H
#define MD_ESCAPE_H

#include <stdbool.h>

#include "buffer.h"
#include "text.h"

/*
 * The text between the marks of Markdown, with a backslash before each
 * character that one of its readers takes otherwise than the rest, and before
 * raw HTML.  Code spans are written as they are.  What is unsafe for a
 * terminal is made visible.
 */

/* Appends a text of code spans and prose. */
void md_escape_spans(struct buffer *out, struct text text);

/*
 * Appends prose without code spans, up to and with its first newline, and
 * gives the bytes that it took.  AT_START says that it begins a line: then it
 * must not look like the marker of a list, an underline, a definition...
 */
size_t md_escape_line(struct buffer *out, struct text text, bool at_start);

/*
 * Appends a text as one line that is no block, such as a heading: runs of
 * blanks and newlines become one blank.
 */
void md_escape_heading(struct buffer *out, struct text text);

/* Appends any text as literal characters, none of them a mark. */
void md_escape_literal(struct buffer *out, struct text text);

#endif
