#include "base/index.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

struct index_slot {
	struct text key; /* data is NULL in an empty slot */
	size_t value;
};

/* Returns the slot that has KEY, or the empty one where it belongs. */
static struct index_slot *
slot_for(const struct index *index, struct text key)
{
	size_t mask = index->size - 1;
	size_t at = hash_keyed(index->key, key) & mask;

	while (index->slots[at].key.data != NULL &&
	       !text_equal(index->slots[at].key, key))
		at = (at + 1) & mask;
	return &index->slots[at];
}

static void
resize(struct index *index, size_t size)
{
	struct index old = *index;

	if (old.size == 0)
		index->key = hash_key();
	index->slots = mem_alloc(size * sizeof(*index->slots));
	index->size = size;
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i].key.data != NULL)
			*slot_for(index, old.slots[i].key) = old.slots[i];
	free(old.slots);
}

size_t *
index_slot(struct index *index, struct text key, bool *is_new)
{
	struct index_slot *slot;

	if (index->count * 2 >= index->size)
		resize(index, index->size > 0 ? index->size * 2 : 16);
	slot = slot_for(index, key);
	*is_new = slot->key.data == NULL;
	if (*is_new) {
		*slot = (struct index_slot){key, 0};
		index->count++;
	}
	return &slot->value;
}

size_t
index_add(struct index *index, struct text key, size_t value, bool *is_new)
{
	bool added;
	size_t *slot = index_slot(index, key, &added);

	if (added)
		*slot = value;
	if (is_new != NULL)
		*is_new = added;
	return *slot;
}

bool
index_find(const struct index *index, struct text key, size_t *value)
{
	const struct index_slot *slot;

	if (index->size == 0)
		return false;
	slot = slot_for(index, key);
	if (slot->key.data == NULL)
		return false;
	if (value != NULL)
		*value = slot->value;
	return true;
}

void
index_free(struct index *index)
{
	free(index->slots);
	*index = (struct index){0};
}
