#ifndef FIND_TABLES_H
#define FIND_TABLES_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Notes the edits that make a table of what cmark-gfm takes for one, and
 * text of what it does not.
 */
void find_tables(struct repair *repair, const struct tree *tree,
		 struct text source);

#endif
