#include "select/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "select/deck_search.h"
#include "select/matchers.h"

/* Below this many questions, a thread costs more than it saves. */
enum { MIN_PARALLEL = 4000 };

/* With a limit, this many decks per thread are searched at a time. */
enum { BATCH = 2 };

struct work {
	const struct search *search;
	struct deck *const *decks;
	struct matchers matchers;
	struct search_result *of_each; /* deck */
};

static void
search_one(void *context, size_t number, unsigned worker)
{
	const struct work *work = context;

	deck_search(work->search, work->decks[number],
		    work->matchers.list[worker], &work->of_each[number]);
}

/* Appends the result of a deck to the result of the bank. */
static void
append(struct search_result *all, struct search_result *deck)
{
	for (size_t i = 0; i < deck->found.count; i++)
		selection_add(&all->found, deck->found.list[i]);
	for (size_t i = 0; i < deck->trouble_count; i++)
		search_add_trouble(all, deck->troubles[i].question,
				   deck->troubles[i].reason);
	all->unsearched += deck->unsearched;
	search_free(deck);
}

static unsigned
threads_for(const struct search *search, const struct bank *bank)
{
	if (bank_count(bank) < MIN_PARALLEL)
		return 1;
	return parallel_threads(search->jobs);
}

void
search_bank(const struct search *search, const struct bank *bank,
	    struct search_result *result)
{
	unsigned jobs = threads_for(search, bank);
	size_t batch = search->most > 0 ? (size_t)jobs * BATCH : bank->count;
	struct work work = {.search = search};

	matchers_init(&work.matchers, jobs, search->time);
	work.of_each = mem_alloc(batch * sizeof(*work.of_each));
	for (size_t first = 0; first < bank->count; first += batch) {
		size_t count = bank->count - first;

		if (count > batch)
			count = batch;
		work.decks = bank->decks + first;
		matchers_run(&work.matchers, count, search_one, &work);
		for (size_t i = 0; i < count; i++)
			append(result, &work.of_each[i]);
		if (search->most > 0 && result->found.count >= search->most)
			break;
	}
	if (search->most > 0)
		selection_slice(&result->found, 0, search->most);
	matchers_free(&work.matchers);
	free(work.of_each);
}

void
search_add_trouble(struct search_result *result, struct question question,
		   const char *reason)
{
	result->troubles =
	    mem_grow(result->troubles, &result->trouble_capacity,
		     result->trouble_count + 1, sizeof(*result->troubles));
	result->troubles[result->trouble_count++] =
	    (struct search_trouble){question, mem_copy(reason, strlen(reason))};
}

void
search_free(struct search_result *result)
{
	selection_free(&result->found);
	for (size_t i = 0; i < result->trouble_count; i++)
		free(result->troubles[i].reason);
	free(result->troubles);
	*result = (struct search_result){0};
}
