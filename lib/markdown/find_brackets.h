#ifndef FIND_BRACKETS_H
#define FIND_BRACKETS_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Records the edits that put a backslash before each bracket in the address and
 * the title of a link or an image.  The meaning is the same, but md4c no longer
 * takes such a bracket for the beginning of a link.
 */
void find_brackets(struct repair *repair, const struct tree *tree,
		   struct text source);

#endif
