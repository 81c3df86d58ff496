#ifndef FIND_LINKS_H
#define FIND_LINKS_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Records the edits that put each bare address, http:// or https://, between <
 * and >.  An address ends as GitHub's specification says.
 */
void find_links(struct repair *repair, const struct tree *tree,
		struct text source);

#endif
