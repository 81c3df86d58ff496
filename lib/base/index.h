#ifndef INDEX_H
#define INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "base/text.h"

/*
 * A hash table from texts to numbers.  It owns its slots but borrows its keys,
 * which must outlive it.  A zeroed index is empty.
 */
struct index {
	struct index_slot *slots;
	size_t count, size; /* size: slots, a power of two or 0 */
	struct hash_key key;
};

/*
 * Returns the number of KEY.  If there is none yet, stores and returns VALUE.
 * Sets *IS_NEW, unless it is NULL, to whether KEY is new.
 */
size_t index_add(struct index *index, struct text key, size_t value,
		 bool *is_new);

/*
 * Returns the place of KEY's number, which is valid until the next addition.
 * If KEY is new, sets *IS_NEW, and the caller must set the number.
 */
size_t *index_slot(struct index *index, struct text key, bool *is_new);

/* Returns whether KEY has a number, and stores it in *VALUE unless NULL. */
bool index_find(const struct index *index, struct text key, size_t *value);

/* Frees the slots and leaves the index empty. */
void index_free(struct index *index);

#endif
