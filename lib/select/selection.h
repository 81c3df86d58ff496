#ifndef SELECTION_H
#define SELECTION_H

#include <stddef.h>

#include "base/index.h"
#include "read/bank.h"
#include "read/deck.h"

/*
 * An ordered list of questions.  It owns the array but not the questions, so
 * the bank must outlive it.  A zeroed selection is empty.
 */
struct selection {
	struct question *list;
	size_t count, capacity;
};

void selection_add(struct selection *selection, struct question question);
void selection_add_bank(struct selection *selection, const struct bank *bank);
void selection_reverse(struct selection *selection);

/* Keeps at most COUNT questions, beginning with FIRST. */
void selection_slice(struct selection *selection, size_t first, size_t count);

/*
 * Returns an index from each id in a selection to its first position.  The
 * caller frees it with index_free(), before the bank.
 */
struct index selection_index(const struct selection *selection);

void selection_free(struct selection *selection);

#endif
