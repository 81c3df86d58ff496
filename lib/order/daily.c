#include "order/daily.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "order/rank.h"

struct schedule {
	const struct selection *all;
	struct text seed;
	int64_t era;
	size_t count; /* a day */
};

/* A copy of all with the ranks FIRST and on of a cycle in their places. */
static struct selection
rank_cycle(const struct schedule *schedule, uint64_t cycle, size_t first,
	   size_t count)
{
	const struct selection *all = schedule->all;
	struct selection ranked = {0};
	struct buffer seed = {0};

	ranked.list = mem_resize(NULL, all->count, sizeof(*ranked.list));
	ranked.count = ranked.capacity = all->count;
	memcpy(ranked.list, all->list, all->count * sizeof(*all->list));
	buffer_print(&seed, "%.*s/%lld/%llu", TEXT_ARG(schedule->seed),
		     (long long)schedule->era, (unsigned long long)cycle);
	rank_selection(&ranked, buffer_text(&seed), first, count);
	buffer_free(&seed);
	return ranked;
}

static bool
has(const struct question *list, size_t count, struct question question)
{
	for (size_t i = 0; i < count; i++)
		if (question_equal(list[i], question))
			return true;
	return false;
}

/*
 * Puts those of the first schedule->count questions that the last SHARED of
 * the cycle before are not among before the others.
 */
static void
part_from_previous(const struct schedule *schedule, struct selection *ranked,
		   uint64_t cycle, size_t shared)
{
	size_t all = schedule->all->count, at = 0;
	struct selection previous =
	    rank_cycle(schedule, cycle - 1, all - shared, shared);
	const struct question *tail = previous.list + (all - shared);
	struct question *front =
	    mem_resize(NULL, schedule->count, sizeof(*front));
	size_t fresh = schedule->count - shared;

	for (size_t i = 0; i < schedule->count && at < fresh; i++)
		if (!has(tail, shared, ranked->list[i]))
			front[at++] = ranked->list[i];
	for (size_t i = 0; i < schedule->count; i++)
		if (!has(front, fresh, ranked->list[i]))
			front[at++] = ranked->list[i];
	memcpy(ranked->list, front, at * sizeof(*front));
	free(front);
	selection_free(&previous);
}

/* Appends the questions at the places FIRST and on of a cycle. */
static void
take(const struct schedule *schedule, uint64_t cycle, size_t first,
     size_t count, struct selection *taken)
{
	size_t all = schedule->all->count, shared = 0;
	struct selection ranked;

	/* The questions of the day that began in the cycle before. */
	if (cycle > 0 && first < schedule->count)
		shared = (size_t)(cycle % schedule->count *
				  (all % schedule->count) % schedule->count);
	if (shared > 0) {
		/* At most half are wanted a day, so there are so many. */
		ranked = rank_cycle(schedule, cycle, 0, 2 * schedule->count);
		part_from_previous(schedule, &ranked, cycle, shared);
	} else {
		ranked = rank_cycle(schedule, cycle, first, count);
	}
	for (size_t i = first; i < first + count; i++)
		selection_add(taken, ranked.list[i]);
	selection_free(&ranked);
}

bool
daily_select(struct selection *selection, struct text seed, struct date date,
	     size_t count)
{
	uint64_t all = selection->count, position, place;
	struct schedule schedule = {selection, seed, 0, count};
	struct selection taken = {0};
	struct date first = {0, 1, 1};
	int64_t years;
	size_t here;

	if (all == 0 || count == 0)
		return true;
	if (count > 1 && count > all / 2)
		return false;
	years = (int64_t)((all + 366 * (uint64_t)count - 1) /
			  (366 * (uint64_t)count));
	schedule.era = date.year / years;
	first.year = schedule.era * years;
	position = (uint64_t)(date_number(date) - date_number(first)) * count;
	place = position % all;
	here = all - place < count ? (size_t)(all - place) : count;
	take(&schedule, position / all, place, here, &taken);
	if (here < count)
		take(&schedule, position / all + 1, 0, count - here, &taken);
	selection_free(selection);
	*selection = taken;
	return true;
}
