#ifndef FIND_TILDES_H
#define FIND_TILDES_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Records the edits that put a backslash before tildes that md4c takes for
 * marks of struck text but cmark-gfm does not, as in a~~(b)~~.  Comes directly
 * after find_links(), whose edits begin at number LINKS: an address keeps its
 * tildes.
 */
void find_tildes(struct repair *repair, const struct tree *tree,
		 struct text source, size_t links);

#endif
