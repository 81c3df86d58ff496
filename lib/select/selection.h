#ifndef SELECTION_H
#define SELECTION_H

#include <stddef.h>

#include "base/index.h"
#include "read/bank.h"
#include "read/deck.h"

/*
 * Questions in an order.  It owns the array, never the questions: the bank
 * that they come from must outlive it.  Zeroed, it is empty.
 */
struct selection {
	struct question *list;
	size_t count, capacity;
};

void selection_add(struct selection *selection, struct question question);
void selection_add_bank(struct selection *selection, const struct bank *bank);
void selection_reverse(struct selection *selection);

/* Keeps the COUNT questions from FIRST on, as far as there are so many. */
void selection_slice(struct selection *selection, size_t first, size_t count);

/*
 * Returns an index of the ids of a selection: from an id to its position, the
 * first one of equal ids.  The caller frees it with index_free(), before the
 * bank.
 */
struct index selection_index(const struct selection *selection);

void selection_free(struct selection *selection);

#endif
