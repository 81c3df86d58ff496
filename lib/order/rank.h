#ifndef RANK_H
#define RANK_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "select/selection.h"

/*
 * The random order: a question has the key
 *
 *	mix(fnv1a64(id) ^ mix(fnv1a64(seed)))
 *
 * (hash.h) and questions are ranked by key, ties by id.  It depends on the
 * ids and the seed alone: on no file order, no clock and no libc.
 */
uint64_t rank_key(struct text seed, struct text id);

/*
 * Brings the questions of the ranks FIRST to FIRST + COUNT - 1 to the places
 * of these numbers, in order; the others stand before or behind them in no
 * order.  Takes time in proportion to the selection, however large.
 */
void rank_selection(struct selection *selection, struct text seed, size_t first,
		    size_t count);

/*
 * Appends to an empty selection the questions of a bank with the ranks FIRST
 * to FIRST + COUNT - 1, in order; fewer if the bank has fewer.  It looks at
 * the hashes of the ids, and at no question that it does not choose.
 */
void rank_bank(const struct bank *bank, struct text seed, size_t first,
	       size_t count, struct selection *selection);

#endif
