#ifndef REPAIR_H
#define REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * md4c and cmark-gfm differ in what they take for a table and for a bare link.
 * To cmark-gfm the second row of a table may have one dash a cell and must
 * have as many cells as the first, and the table may follow a line of text.  A
 * repaired copy of a source is one that md4c, without bare links, reads as
 * cmark-gfm reads the source.
 */
struct repair {
	struct buffer copy;
	struct edit {
		size_t at;	   /* in the source */
		size_t removed;	   /* bytes from there on that are not copied */
		struct text added; /* in their place */
		size_t copied;	   /* where the copy goes on */
	} * edits;
	size_t count, capacity;
};

/*
 * Makes the copy, from the tree that md4c gives of the source as it is.
 * False, and no copy, where none is needed.
 */
bool repair_make(struct repair *repair, const struct tree *tree,
		 struct text source);

/* The byte of the source that a byte of the copy comes from. */
size_t repair_origin(const struct repair *repair, size_t at);

void repair_free(struct repair *repair);

/* For what finds the edits: find_tables.c and find_links.c. */

/* Notes an edit; none may overlap another one. */
void repair_edit(struct repair *repair, size_t at, size_t removed,
		 struct text added);

/* Whether the text of a node is a piece of the source. */
bool repair_is_source(struct text source, const struct node *node);

#endif
