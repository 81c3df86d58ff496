#ifndef SHEET_H
#define SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * Writes Markdown again in the dialect that cmark-gfm, pandoc and lowdown
 * read alike, so that nothing in a text can break a sheet or vanish from it:
 * one empty line around each block, fences of backticks that are longer than
 * any run inside, lists nested by four blanks, headings as bold paragraphs,
 * and what would be a mark to one of the readers alone behind a backslash.
 * What is unsafe for a terminal is made visible.
 *
 * Appends the blocks from the node FROM on, the last line with its newline,
 * and no empty line at either end.
 */
void sheet_write(struct buffer *out, const struct tree *tree, size_t from);

/*
 * Appends a text as an item of a list, in its first line behind MARKER, such
 * as "- ".  Returns whether an empty line is needed before the next item,
 * because there is more than a paragraph in this one.
 */
bool sheet_write_item(struct buffer *out, const struct tree *tree,
		      struct text marker);

/* Appends a paragraph as one line for a heading, without its newline. */
void sheet_write_heading(struct buffer *out, const struct tree *tree,
			 size_t paragraph);

#endif
