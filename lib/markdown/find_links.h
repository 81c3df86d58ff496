#ifndef FIND_LINKS_H
#define FIND_LINKS_H

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * Notes the edits that put each bare address, http:// or https://, between
 * < and >, with the end that GitHub's specification gives it.
 */
void find_links(struct repair *repair, const struct tree *tree,
		struct text source);

#endif
