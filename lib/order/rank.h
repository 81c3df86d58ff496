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
 * (hash.h), and questions are ranked by key, ties by id.  The order depends
 * only on the ids and the seed, and not on files, the clock or the C library.
 */
uint64_t rank_key(struct text seed, struct text id);

/*
 * Moves the questions with the ranks FIRST to FIRST + COUNT - 1 to the
 * positions with these numbers, in order.  The others are before or after them
 * in no particular order.  Takes time proportional to the size of the
 * selection.
 */
void rank_selection(struct selection *selection, struct text seed, size_t first,
		    size_t count);

/*
 * Appends the questions of a bank with the ranks FIRST to FIRST + COUNT - 1 to
 * an empty selection, in order, or fewer if the bank has fewer.  Reads only the
 * hashes of the ids and the chosen questions, on up to JOBS threads; see
 * parallel_threads().
 */
void rank_bank(const struct bank *bank, struct text seed, size_t first,
	       size_t count, unsigned jobs, struct selection *selection);

#endif
