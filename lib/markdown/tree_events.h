#ifndef TREE_EVENTS_H
#define TREE_EVENTS_H

#include <stdbool.h>

#include "markdown/tree_build.h"

/* What md4c looks for in a text. */
struct dialect {
	bool has_tables, has_strikethrough;
	bool has_references; /* their definitions have not been hidden */
};

/*
 * Why md4c was stopped.  Some of its callbacks can only stop it with a negative
 * number.
 */
enum stop {
	STOP_NONE,
	STOP_MEMORY = -1, /* ends the program */
	STOP_CELLS = -2,
	STOP_REFERENCES = -3,
};

/*
 * Builds the tree of build->parsed from what md4c reports.  Returns STOP_NONE,
 * or what there is too much of for a complete tree: cells, which rows that are
 * too short get added, or addresses, which each reference repeats.
 */
enum stop tree_events(struct build *build, const struct dialect *dialect);

#endif
