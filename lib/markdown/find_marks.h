#ifndef FIND_MARKS_H
#define FIND_MARKS_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Records the edits that put a backslash before each bracket, star, underscore
 * and tilde in the address and the title of a link or an image.  The meaning is
 * the same, but md4c no longer takes such a mark for the beginning of a link or
 * the end of emphasis.
 */
void find_marks(struct repair *repair, const struct tree *tree,
		struct text source);

#endif
