#ifndef MD_ESCAPE_H
#define MD_ESCAPE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * The text between the marks of Markdown, with a backslash before each
 * character that one of its readers takes otherwise than the rest, and before
 * raw HTML.  Code spans are written as they are.  The text must have been
 * made safe for a terminal (safe.h), where it is not said otherwise.
 */

/*
 * Appends a text with a backslash before each bracket that opens no link
 * [text](place): the footnotes, references and spans of some readers.
 */
void md_escape_brackets(struct buffer *out, struct text text);

/* Appends a text of code spans and prose, its brackets too. */
void md_escape_spans(struct buffer *out, struct text text);

/*
 * Appends prose without code spans, its brackets done, up to and with its first
 * newline, and gives the bytes that it took.  AT_START says that it begins a
 * line: then it must not look like the marker of a list, an underline, a
 * definition...
 */
size_t md_escape_line(struct buffer *out, struct text text, bool at_start);

/*
 * Appends a text as one line that is no block, such as a heading: runs of
 * blanks and newlines become one blank.  What is unsafe is made visible.
 */
void md_escape_heading(struct buffer *out, struct text text);

/*
 * Appends any text as literal characters, none of them a mark.  What is
 * unsafe is made visible.
 */
void md_escape_literal(struct buffer *out, struct text text);

#endif
