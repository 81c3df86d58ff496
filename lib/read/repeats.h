#ifndef REPEATS_H
#define REPEATS_H

#include <stddef.h>
#include <stdint.h>

#include "base/index.h"
#include "base/text.h"

/*
 * Repeated words in lists.  In a list, a newline follows each word.  Most lists
 * have a few different words, and need no index to be sure of that: a Bloom
 * filter with one hash tells.
 */
enum { REPEATS_BITS = 1024 };

/* The words of lists that are known already.  A zeroed set is empty. */
struct repeats {
	uint64_t bits[REPEATS_BITS / 64];
	struct index words;
};

/* Adds the words of a list, which must outlive the set. */
void repeats_add(struct repeats *known, struct text list);

/*
 * Drops the words of a list of SIZE bytes that are known or repeated.  Returns
 * the size of the rest; newlines take the place of what is dropped.
 */
size_t repeats_drop(const struct repeats *known, char *list, size_t size);

/* Frees the set and leaves it empty. */
void repeats_free(struct repeats *known);

#endif
