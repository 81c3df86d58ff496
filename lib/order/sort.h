#ifndef SORT_H
#define SORT_H

#include <stdbool.h>

#include "select/selection.h"

enum sort_key {
	SORT_ID,
	SORT_TOPIC,
	SORT_LEVEL,  /* by rank; questions without a level first */
	SORT_SOURCE, /* one after the other; questions without one first */
	SORT_QUESTION,
	SORT_FILE, /* by path and line */
};

/* Sorts by the order of the bytes; questions that are equal keep theirs. */
void sort_selection(struct selection *selection, enum sort_key key);

/* The names of the keys, in the order of the enum, with a NULL at the end. */
extern const char *const sort_names[];

/* Whether NAME is a key; it is put in *KEY. */
bool sort_parse(const char *name, enum sort_key *key);

#endif
