#ifndef REPAIR_H
#define REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * md4c and cmark-gfm differ in what they take for a table.  To cmark-gfm its
 * second row may have one dash a cell and must have as many cells as the
 * first, and it may follow a line of text.  A repaired copy of a source is
 * one that md4c reads as cmark-gfm reads the source.
 */
struct repair {
	struct buffer copy;
	struct edit {
		size_t at;     /* in the source */
		size_t shift;  /* of the bytes from there on, in the copy */
		size_t copied; /* where it is in the copy */
	} * edits;
	size_t count, capacity;
};

/*
 * Makes the copy, from the tree that md4c gives of the source as it is.
 * False, and no copy, where none is needed.
 */
bool repair_tables(struct repair *repair, const struct tree *tree,
		   struct text source);

/* The byte of the source that a byte of the copy comes from. */
size_t repair_origin(const struct repair *repair, size_t at);

void repair_free(struct repair *repair);

#endif
