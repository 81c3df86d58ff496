#ifndef BLOCKS_H
#define BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * Walks the blocks that have lines of their own: paragraphs, headings, rules,
 * code and tables.  It writes the empty lines between them, and keeps what is
 * in front of each line: the marks of quotations and the markers and indents
 * of lists.
 */
struct blocks {
	struct buffer *out;
	const struct tree *tree;
	size_t at;	     /* the next node */
	size_t min_indent;   /* of what is in an item, in columns */
	bool needs_text;     /* an item begins with a paragraph, or empty */
	struct buffer first; /* in front of the next line, if there is any */
	struct buffer rest;  /* in front of each line after it */
	size_t common;	     /* bytes of rest that the last block had, too */
	bool has_first, has_output;
	struct level {
		uint32_t node, number;
		size_t rest_size; /* outside of it */
	} levels[TREE_OPEN];
	size_t level_count;
};

/*
 * Finds the next block and puts it into *NODE; false at the end, and all is
 * freed.  A NODE_ITEM is an item that is empty or, with needs_text, does not
 * begin with a paragraph: its marker needs a line.
 */
bool blocks_next(struct blocks *blocks, size_t *node);

/* Appends what is in front of a line. */
void blocks_begin_line(struct blocks *blocks);

/* Appends an empty line. */
void blocks_empty_line(struct blocks *blocks);

/* Columns in front of a line. */
size_t blocks_columns(const struct blocks *blocks);

#endif
