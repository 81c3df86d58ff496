#include "read/repeats.h"

#include <stdbool.h>
#include <string.h>

/*
 * Adds the words of a list to the bits.  Returns whether any of them may have
 * been there before.
 */
static bool
may_repeat(uint64_t *bits, struct text list)
{
	uint64_t again = 0;
	unsigned hash = 0;

	for (size_t i = 0; i < list.size; i++) {
		if (list.data[i] != '\n') {
			hash = hash * 31 + (unsigned char)list.data[i];
			continue;
		}
		hash %= REPEATS_BITS;
		again |= bits[hash / 64] >> hash % 64 & 1;
		bits[hash / 64] |= (uint64_t)1 << hash % 64;
		hash = 0;
	}
	return again != 0;
}

void
repeats_add(struct repeats *known, struct text list)
{
	struct text word;

	may_repeat(known->bits, list);
	while (text_cut(&list, '\n', &word))
		index_add(&known->words, word, 0, NULL);
}

size_t
repeats_drop(const struct repeats *known, char *list, size_t size)
{
	struct text rest = {list, size}, word;
	uint64_t bits[REPEATS_BITS / 64];
	struct index own = {0};
	size_t kept = 0;
	bool is_new;

	memcpy(bits, known->bits, sizeof(bits));
	if (!may_repeat(bits, rest))
		return size;
	while (text_cut(&rest, '\n', &word)) {
		/* The index must refer to the place where the word ends up. */
		memmove(list + kept, word.data, word.size);
		list[kept + word.size] = '\n';
		word.data = list + kept;
		if (index_find(&known->words, word, NULL))
			continue;
		index_add(&own, word, 0, &is_new);
		if (is_new)
			kept += word.size + 1;
	}
	/*
	 * A search reads the whole pool, so no part of a character may be left
	 * over.
	 */
	memset(list + kept, '\n', size - kept);
	index_free(&own);
	return kept;
}

void
repeats_free(struct repeats *known)
{
	index_free(&known->words);
	*known = (struct repeats){0};
}
