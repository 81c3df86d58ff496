#ifndef BLOCKS_H
#define BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * Walks the blocks that have their own lines: paragraphs, headings, rules,
 * code, and tables.  It writes the empty lines between them, and keeps what
 * goes before each line: the marks of quotations, and the markers and indents
 * of lists.
 */
struct blocks {
	struct buffer *out;
	const struct tree *tree;
	size_t at;	     /* the next node */
	size_t min_indent;   /* of an item's contents, in columns */
	bool needs_text;     /* an item begins with a paragraph, or empty */
	struct buffer first; /* before the next line, if there is any */
	struct buffer rest;  /* before each line after it */
	size_t common;	     /* bytes of rest that the last block had too */
	bool has_first, has_output;
	struct level {
		uint32_t node, number;
		size_t rest_size; /* outside of it */
	} levels[TREE_OPEN];
	size_t level_count;
};

/*
 * Finds the next block and stores it in *NODE.  Returns false at the end, when
 * everything has been freed.  A NODE_ITEM is an item that is empty or, with
 * needs_text, does not begin with a paragraph, so its marker needs its own
 * line.
 */
bool blocks_next(struct blocks *blocks, size_t *node);

/* Appends what goes before a line. */
void blocks_begin_line(struct blocks *blocks);

/* Appends an empty line. */
void blocks_empty_line(struct blocks *blocks);

/* Returns the columns that come before a line's text. */
size_t blocks_columns(const struct blocks *blocks);

#endif
