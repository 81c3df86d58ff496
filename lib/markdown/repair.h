#ifndef REPAIR_H
#define REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * md4c and cmark-gfm disagree about tables, bare links and struck text.  In
 * cmark-gfm, the second row of a table may have a single dash in each cell and
 * must have as many cells as the first, and a table may follow a line of text.
 * Tildes are marks only where stars would be.  And md4c loses text around a
 * bracket or a star in the address of a link or an image.  Parsing the repaired
 * copy of a source with md4c, with bare links turned off, gives what cmark-gfm
 * makes of the source.
 */
struct repair {
	struct buffer copy;
	struct edit {
		size_t at;	   /* in the source */
		size_t removed;	   /* bytes from there on that are not copied */
		struct text added; /* in their place */
		size_t copied;	   /* where the copy continues */
	} * edits;
	size_t count, capacity;
	bool is_unbalanced; /* md4c has dropped an end or a beginning */
};

/*
 * Makes the copy from the tree of the unchanged source.  Returns false and
 * makes no copy if none is needed.
 */
bool repair_make(struct repair *repair, const struct tree *tree,
		 struct text source);

/*
 * Replaces the last byte of each MARK in the copy, so that it is text.  If
 * there is no copy, makes one.
 */
void repair_hide(struct repair *repair, struct text source, const char *mark);

/*
 * Returns the byte of the source that a byte of the copy comes from.  For what
 * an edit has added, that is the place of the edit.
 */
size_t repair_origin(const struct repair *repair, size_t at);

void repair_free(struct repair *repair);

/* For the files that find the edits: find_tables.c and the like. */

/* Records an edit.  Edits must not overlap. */
void repair_edit(struct repair *repair, size_t at, size_t removed,
		 struct text added);

/* Returns whether the text of a node is a piece of the source. */
bool repair_is_source(struct text source, const struct node *node);

/*
 * Returns whether md4c takes a link for an address between < and >.  The tree
 * does not have the address yet.
 */
bool repair_is_autolink(struct text source, const struct tree *tree,
			size_t link);

/* Returns whether a backslash before byte AT escapes what may follow it. */
bool repair_is_escaped(struct text source, size_t at);

#endif
