#include "order/rank.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

struct entry {
	uint64_t key;
	struct question question;
};

uint64_t
rank_key(struct text seed, struct text id)
{
	return hash_mix(hash_text(id) ^ hash_mix(hash_text(seed)));
}

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return text_compare(question_get(a->question, FIELD_ID),
			    question_get(b->question, FIELD_ID));
}

static void
swap(struct entry *a, struct entry *b)
{
	struct entry moving = *a;

	*a = *b;
	*b = moving;
}

/*
 * Hoare's quickselect: afterwards no entry before place NTH is above one at
 * it or behind.  The keys are hashes, so that the middle is a fair pivot; but
 * for a seed that is known, questions can be put in an order that makes each
 * pivot a bad one, so after some rounds the rest is sorted.
 */
enum { MAX_ROUNDS = 100 };

static void
split(struct entry *entries, size_t count, size_t nth)
{
	size_t low = 0, high = count;
	int rounds = 0;

	while (high - low > 1 && nth > low && nth < high) {
		struct entry pivot = entries[low + (high - low - 1) / 2];
		size_t i = low, j = high - 1;

		if (++rounds > MAX_ROUNDS) {
			qsort(entries + low, high - low, sizeof(*entries),
			      compare);
			return;
		}
		for (;;) {
			while (compare(&entries[i], &pivot) < 0)
				i++;
			while (compare(&entries[j], &pivot) > 0)
				j--;
			if (i >= j)
				break;
			swap(&entries[i++], &entries[j--]);
		}
		if (nth <= j)
			high = j + 1;
		else
			low = j + 1;
	}
}

void
rank_selection(struct selection *selection, struct text seed, size_t first,
	       size_t count)
{
	uint64_t mixed = hash_mix(hash_text(seed));
	size_t all = selection->count;
	struct entry *entries;

	if (first >= all)
		return;
	if (count > all - first)
		count = all - first;
	entries = mem_resize(NULL, all, sizeof(*entries));
	for (size_t i = 0; i < all; i++) {
		struct question question = selection->list[i];

		entries[i].key = hash_mix(question_hash(question) ^ mixed);
		entries[i].question = question;
	}
	split(entries, all, first);
	split(entries + first, all - first, count);
	qsort(entries + first, count, sizeof(*entries), compare);
	for (size_t i = 0; i < all; i++)
		selection->list[i] = entries[i].question;
	free(entries);
}
