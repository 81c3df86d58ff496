#include "order/daily.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "order/rank.h"

/* An era of a schedule, and the first position of a day in it. */
struct day {
	int64_t era;
	uint64_t position, length; /* of the era */
};

/* Consecutive ranks of one half, which begins at START of the halves. */
struct part {
	int64_t era;
	uint64_t cycle;
	size_t start, size, first;
};

static struct day
find_day(struct date date, size_t all, size_t count)
{
	uint64_t yearly = 365 * (uint64_t)count;
	int64_t years = (int64_t)((all + yearly - 1) / yearly);
	struct day day = {.era = date.year / years};
	int64_t start = date_number((struct date){day.era * years, 1, 1});
	int64_t end = date_number((struct date){(day.era + 1) * years, 1, 1});

	day.position = (uint64_t)(date_number(date) - start) * count;
	day.length = (uint64_t)(end - start) * count;
	return day;
}

/* Returns the rest of the half that a position of the day's era is in. */
static struct part
find_part(const struct day *day, size_t all, uint64_t position)
{
	size_t half = all - all / 2, place = (size_t)(position % all);
	size_t rest = (size_t)(day->length % all);
	struct part part = {day->era, position / all, 0, half, place};

	if (place >= half) {
		part.start = half;
		part.size = all - half;
		part.first = place - half;
	} else if (part.cycle == day->length / all) {
		/*
		 * The half is cut short.  It is in the order of the next era,
		 * and shows the last of it.
		 */
		part.era++;
		part.cycle = 0;
		if (rest < half)
			part.first += half - rest;
	}
	return part;
}

/* Copies a selection, with the first half of its questions in front. */
static struct selection
split_halves(const struct selection *all, struct text seed, size_t half)
{
	struct selection halves = {0};
	struct buffer split = {0};

	halves.list = mem_resize(NULL, all->count, sizeof(*halves.list));
	halves.count = halves.capacity = all->count;
	memcpy(halves.list, all->list, all->count * sizeof(*all->list));
	buffer_print(&split, "%.*s/half", TEXT_ARG(seed));
	rank_selection(&halves, buffer_text(&split), half, 0);
	buffer_free(&split);
	return halves;
}

/* Appends at most COUNT questions of a part. */
static void
take(const struct selection *halves, const struct part *part, struct text seed,
     size_t count, struct selection *taken)
{
	struct selection half = {halves->list + part->start, part->size,
				 part->size};
	size_t left = part->size - part->first;
	size_t end = part->first + (count < left ? count : left);
	struct buffer name = {0};

	buffer_print(&name, "%.*s/%lld/%llu", TEXT_ARG(seed),
		     (long long)part->era, (unsigned long long)part->cycle);
	rank_selection(&half, buffer_text(&name), part->first,
		       end - part->first);
	for (size_t i = part->first; i < end; i++)
		selection_add(taken, half.list[i]);
	buffer_free(&name);
}

bool
daily_select(struct selection *selection, struct text seed, struct date date,
	     size_t count)
{
	size_t all = selection->count;
	struct selection halves, taken = {0};
	struct day day;

	if (all == 0)
		return true;
	if (count > 1 && count > all / 2)
		return false;
	day = find_day(date, all, count);
	halves = split_halves(selection, seed, all - all / 2);
	while (taken.count < count) {
		struct part part =
		    find_part(&day, all, day.position + taken.count);

		take(&halves, &part, seed, count - taken.count, &taken);
	}
	selection_free(&halves);
	selection_free(selection);
	*selection = taken;
	return true;
}
