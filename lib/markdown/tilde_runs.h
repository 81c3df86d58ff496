#ifndef TILDE_RUNS_H
#define TILDE_RUNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/*
 * A run of one or two tildes, which may be a mark of struck text.  There are
 * few in a text; see tree_parse().
 */
struct tilde_run {
	size_t at, size; /* bytes; the size is 0 in an address */
	bool can_open, can_close;
	size_t node;	/* where it is in the tree */
	size_t limit;	/* the end of the emphasis or the link around it */
	size_t partner; /* the other run of its pair in cmark-gfm, or itself */
	size_t seen;	/* the same in md4c */
};

/* A span that is open, and for a struck text the run that has opened it. */
struct tilde_span {
	size_t node, run;
};

/* The runs of a block, and the walk that collects them. */
struct tilde_runs {
	const struct repair *repair;
	size_t links, links_end; /* its edits that find_links() has made */
	const struct tree *tree;
	struct text source;
	struct tilde_run *list; /* the caller frees it */
	size_t count, capacity;
	size_t block;
	struct tilde_span open[TREE_OPEN];
	size_t open_count;
	const char *known; /* the end of the last piece, or NULL */
	/* Marks between that and the next piece: runs, and places in OPEN. */
	size_t closed[TREE_OPEN], opened[TREE_OPEN];
	size_t closed_count, opened_count;
	bool is_lost; /* a mark of md4c was not found */
};

/*
 * Collects the runs of a block whose children are spans; the members up to
 * SOURCE are set.  Each has the partner that it has in md4c in SEEN, and itself
 * in PARTNER.  Returns false if the source has too little text between the
 * marks to tell which is which.
 */
bool tilde_runs_collect(struct tilde_runs *runs, size_t block);

#endif
