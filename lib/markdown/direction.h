#ifndef DIRECTION_H
#define DIRECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "markdown/tree.h"

/*
 * Returns whether a text is written from right to left.  Its first letter
 * decides.  IS_INSIDE says that what surrounds it is written from right to
 * left; then any such letter does, because such a text often begins with a
 * foreign word.
 */
bool direction_is_right_text(struct text text, bool is_inside);

/* Returns the same for a node; code does not count. */
bool direction_is_right_node(const struct tree *tree, size_t at,
			     bool is_inside);

/* Returns the same for all of a tree. */
bool direction_is_right_tree(const struct tree *tree, bool is_inside);

/*
 * Returns the value of the attribute dir.  It is "rtl" for a text from right to
 * left, and "ltr" for another inside of one.  Elsewhere it is "auto": a browser
 * gets the same result from it, but programs that convert a page for printing
 * do not look.
 */
const char *direction_name(bool is_right, bool is_inside);

#endif
