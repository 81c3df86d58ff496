#ifndef FIND_TABLES_H
#define FIND_TABLES_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Records the edits after which md4c sees a table exactly where cmark-gfm
 * does.
 */
void find_tables(struct repair *repair, const struct tree *tree,
		 struct text source);

#endif
