#ifndef INDEX_H
#define INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "base/text.h"

/*
 * A hash table from texts to numbers.  It owns its slots, never a text: the
 * keys must outlive it.  Zeroed, it is empty.
 */
struct index {
	struct index_slot *slots;
	size_t count, size; /* size: slots, a power of two or 0 */
	struct hash_key key;
};

/*
 * The number under KEY.  Where there is none yet, VALUE is put there and
 * *IS_NEW, which may be NULL, is set.
 */
size_t index_add(struct index *index, struct text key, size_t value,
		 bool *is_new);

/*
 * Returns where the number under KEY is kept, until the next addition.  If
 * there was none, *IS_NEW is set, and the caller sets the number.
 */
size_t *index_slot(struct index *index, struct text key, bool *is_new);

/* Whether there is a number under KEY; it is put in *VALUE if not NULL. */
bool index_find(const struct index *index, struct text key, size_t *value);

/* Frees the slots and leaves the index empty. */
void index_free(struct index *index);

#endif
