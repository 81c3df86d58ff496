#ifndef SHEET_H
#define SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * Rewrites Markdown in the dialect that cmark-gfm, pandoc and lowdown read in
 * the same way, so nothing in a text can break a sheet or vanish from it.
 * There is one empty line around each block, fences of backticks are longer
 * than any run inside them, lists are nested by four blanks, and headings are
 * bold paragraphs.  A character that only some readers would take for a mark
 * gets a backslash.  Characters that are unsafe for a terminal are made
 * visible.  Appends the blocks from the node FROM on, the last line with its
 * newline, and no empty line at either end.
 */
void sheet_write(struct buffer *out, const struct tree *tree, size_t from);

/*
 * Appends a text as an item of a list, whose first line begins with MARKER,
 * such as "- ".  Returns whether an empty line is needed before the next item,
 * because this one has more than a paragraph.
 */
bool sheet_write_item(struct buffer *out, const struct tree *tree,
		      struct text marker);

/* Appends a paragraph as one line for a heading, without its newline. */
void sheet_write_heading(struct buffer *out, const struct tree *tree,
			 size_t paragraph);

#endif
