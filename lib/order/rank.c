#include "order/rank.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/parallel.h"

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
	/* A pivot meets itself, and its id would load its deck. */
	if (question_equal(a->question, b->question))
		return 0;
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
 * Selects with Hoare's quickselect.  Afterwards no entry before place NTH
 * ranks above the entries from NTH on.  The keys are hashes, so the middle
 * entry is a fair pivot.  But if the seed is known, questions can be arranged
 * to make each pivot a bad one, so after some rounds the rest is sorted.
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

/* The lowest entries so far, with the highest of them on top: a binary heap. */
struct lowest {
	struct entry *heap;
	size_t count, most;
};

static void
sift_down(struct lowest *lowest)
{
	struct entry *heap = lowest->heap;
	size_t at = 0, child;

	while ((child = 2 * at + 1) < lowest->count) {
		if (child + 1 < lowest->count &&
		    compare(&heap[child + 1], &heap[child]) > 0)
			child++;
		if (compare(&heap[child], &heap[at]) <= 0)
			return;
		swap(&heap[child], &heap[at]);
		at = child;
	}
}

static void
sift_up(struct lowest *lowest)
{
	struct entry *heap = lowest->heap;
	size_t at = lowest->count - 1;

	while (at > 0 && compare(&heap[at], &heap[(at - 1) / 2]) > 0) {
		swap(&heap[at], &heap[(at - 1) / 2]);
		at = (at - 1) / 2;
	}
}

static void
offer(struct lowest *lowest, struct entry entry)
{
	if (lowest->count < lowest->most) {
		lowest->heap[lowest->count++] = entry;
		sift_up(lowest);
	} else if (compare(&entry, &lowest->heap[0]) < 0) {
		lowest->heap[0] = entry;
		sift_down(lowest);
	}
}

/* Returns the highest key that may still be among the lowest. */
static uint64_t
bound_of(const struct lowest *lowest)
{
	return lowest->count < lowest->most ? UINT64_MAX : lowest->heap[0].key;
}

/* A bank to be ranked, and the lowest entries that each thread has found. */
struct ranking {
	const struct bank *bank;
	uint64_t mixed; /* the seed */
	struct lowest *lowest;
};

static void
offer_deck(void *context, size_t number, unsigned worker)
{
	const struct ranking *ranking = context;
	struct deck *deck = ranking->bank->decks[number];
	struct lowest *lowest = &ranking->lowest[worker];
	const uint64_t *hashes = deck_hashes(deck);
	uint64_t bound = bound_of(lowest);
	size_t count = deck->count;

	for (size_t i = 0; i < count; i++) {
		uint64_t key = hash_mix(hashes[i] ^ ranking->mixed);

		if (key > bound)
			continue;
		offer(lowest, (struct entry){key, deck_question(deck, i)});
		bound = bound_of(lowest);
	}
}

/* Below this many questions, a thread costs more than it saves. */
enum { MIN_PARALLEL = 1 << 17 };

/* Each thread keeps its own lowest entries, so they should be few. */
enum { MAX_LOWEST = 1 << 10 };

/* Moves the lowest entries of all threads to the first thread's. */
static void
merge(struct lowest *lowest, unsigned jobs)
{
	for (unsigned job = 1; job < jobs; job++) {
		for (size_t i = 0; i < lowest[job].count; i++)
			offer(&lowest[0], lowest[job].heap[i]);
		free(lowest[job].heap);
	}
}

void
rank_bank(const struct bank *bank, struct text seed, size_t first, size_t count,
	  unsigned jobs, struct selection *selection)
{
	struct ranking ranking = {.bank = bank,
				  .mixed = hash_mix(hash_text(seed))};
	size_t all = bank_count(bank);
	size_t most = first + count < all ? first + count : all;
	struct lowest *lowest;

	if (most == 0)
		return;
	jobs = all >= MIN_PARALLEL && most <= MAX_LOWEST
		   ? parallel_threads(jobs)
		   : 1;
	ranking.lowest = lowest = mem_resize(NULL, jobs, sizeof(*lowest));
	for (unsigned job = 0; job < jobs; job++)
		lowest[job] = (struct lowest){
		    .heap = mem_resize(NULL, most, sizeof(*lowest->heap)),
		    .most = most,
		};
	parallel_run(bank->count, jobs, offer_deck, &ranking);
	merge(lowest, jobs);
	qsort(lowest->heap, lowest->count, sizeof(*lowest->heap), compare);
	for (size_t i = first; i < lowest->count; i++)
		selection_add(selection, lowest->heap[i].question);
	free(lowest->heap);
	free(lowest);
}
