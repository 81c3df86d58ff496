#ifndef SORT_H
#define SORT_H

#include "select/selection.h"

enum sort_key {
	SORT_ID,
	SORT_TOPIC,
	SORT_LEVEL,  /* by rank; questions without a level first */
	SORT_SOURCE, /* source by source; questions without one first */
	SORT_QUESTION,
	SORT_FILE, /* by path and line */
};

/* Sorts by byte order; the sort is stable. */
void sort_selection(struct selection *selection, enum sort_key key);

/* The names of the keys, in the order of the enum, with a NULL at the end. */
extern const char *const sort_names[];

#endif
