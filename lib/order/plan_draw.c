#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/safe.h"
#include "order/plan.h"
#include "order/rank.h"
#include "select/name.h"

static bool
fits(const struct plan_part *part, struct question question)
{
	if (!(part->ranks >> level_rank(question_level(question)) & 1))
		return false;
	if (part->tag != NULL)
		return question_has_word(question, FIELD_TAGS,
					 text_of(part->tag));
	return part->topic == NULL ||
	       name_matches(text_of(part->topic),
			    question_get(question, FIELD_TOPIC));
}

/* Places of questions, the highest first: a binary heap. */
struct heap {
	size_t *list;
	size_t count, capacity;
};

/* The work of one plan. */
struct draw {
	const struct plan *plan;
	const struct selection *pool; /* in the seed's order */
	uint64_t *parts; /* for each question: bit P is set if it fits part P */
	int *owner;	 /* for each question: its part, or one of these: */
	size_t next[PLAN_MAX_PARTS]; /* part P has no free question before this
					one */
	size_t *owned;		     /* the questions that have an owner */
	size_t owned_count;
	/*
	 * For parts P and T, at P * plan->count + T: what P owns or has owned
	 * and T could use.  NULL until a part first has to ask another one.
	 */
	struct heap *heaps;
};

enum { NOBODY = -1, DRAWN_BEFORE = -2 };

static void
heap_push(struct heap *heap, size_t place)
{
	size_t at = heap->count++;

	heap->list = mem_grow(heap->list, &heap->capacity, heap->count,
			      sizeof(*heap->list));
	for (; at > 0 && heap->list[(at - 1) / 2] < place; at = (at - 1) / 2)
		heap->list[at] = heap->list[(at - 1) / 2];
	heap->list[at] = place;
}

static void
heap_pop(struct heap *heap)
{
	size_t last = heap->list[--heap->count], at = 0, child;

	while ((child = 2 * at + 1) < heap->count) {
		if (child + 1 < heap->count &&
		    heap->list[child + 1] > heap->list[child])
			child++;
		if (heap->list[child] <= last)
			break;
		heap->list[at] = heap->list[child];
		at = child;
	}
	heap->list[at] = last;
}

/* Notes that the owner of a question could hand it to other parts. */
static void
offer(struct draw *draw, size_t question)
{
	size_t count = draw->plan->count;
	size_t part = (size_t)draw->owner[question];

	for (size_t taker = 0; taker < count; taker++)
		if (taker != part && draw->parts[question] >> taker & 1)
			heap_push(&draw->heaps[part * count + taker], question);
}

static void
set_owner(struct draw *draw, size_t question, size_t part)
{
	draw->owner[question] = (int)part;
	if (draw->heaps != NULL)
		offer(draw, question);
}

/* Returns the first free question that fits a part, or the pool's count. */
static size_t
find_free(struct draw *draw, size_t part)
{
	size_t at = draw->next[part];

	while (at < draw->pool->count &&
	       (draw->owner[at] != NOBODY || !(draw->parts[at] >> part & 1)))
		at++;
	draw->next[part] = at;
	return at;
}

/*
 * Returns the last question that PART owns and that fits TAKER, or the pool's
 * count.
 */
static size_t
find_owned(struct draw *draw, size_t part, size_t taker)
{
	struct heap *heap = &draw->heaps[part * draw->plan->count + taker];

	for (; heap->count > 0; heap_pop(heap))
		if (draw->owner[heap->list[0]] == (int)part)
			return heap->list[0];
	return draw->pool->count;
}

static void
make_heaps(struct draw *draw)
{
	size_t count = draw->plan->count;

	if (draw->heaps != NULL)
		return;
	draw->heaps = mem_alloc(count * count * sizeof(*draw->heaps));
	for (size_t i = 0; i < draw->owned_count; i++)
		offer(draw, draw->owned[i]);
}

/*
 * Gives PART one more question.  If no free one fits, another part hands one
 * over and takes another itself, and so on.  This is a breadth-first search
 * for an augmenting path (Berge 1957), so if it fails, no assignment can fill
 * the parts so far and this one.
 */
static bool
give(struct draw *draw, size_t part)
{
	size_t none = draw->pool->count;
	size_t queue[PLAN_MAX_PARTS], taker[PLAN_MAX_PARTS];
	size_t handed[PLAN_MAX_PARTS]; /* what a part would hand to its taker */
	uint64_t seen = UINT64_C(1) << part;
	size_t head = 0, tail = 0, free_one;

	queue[tail++] = part;
	while (head < tail) {
		size_t at = queue[head++];

		free_one = find_free(draw, at);
		if (free_one < none) {
			draw->owned[draw->owned_count++] = free_one;
			for (; at != part; at = taker[at]) {
				set_owner(draw, free_one, at);
				free_one = handed[at];
			}
			set_owner(draw, free_one, part);
			return true;
		}
		make_heaps(draw);
		for (size_t i = 0; i < draw->plan->count; i++) {
			size_t owned;

			if (seen >> i & 1)
				continue;
			owned = find_owned(draw, i, at);
			if (owned == none)
				continue;
			seen |= UINT64_C(1) << i;
			taker[i] = at;
			handed[i] = owned;
			queue[tail++] = i;
		}
	}
	return false;
}

/* Appends BEFORE, and a count that is too small. */
static void
add_few(struct buffer *error, const char *before, size_t count)
{
	if (count == 0)
		buffer_print(error, "%snone", before);
	else
		buffer_print(error, "%sonly %zu", before, count);
}

/* Explains why PART has only GIVEN questions. */
static void
explain(const struct draw *draw, size_t part, size_t given,
	struct buffer *error)
{
	const struct plan_part *wanted = &draw->plan->parts[part];
	size_t fitting = 0;

	for (size_t i = 0; i < draw->pool->count; i++)
		if (draw->owner[i] != DRAWN_BEFORE)
			fitting += draw->parts[i] >> part & 1;
	buffer_print(error, "the part %s needs %zu question%s, ",
		     QUOTE(text_of(wanted->text)), wanted->count,
		     wanted->count == 1 ? "" : "s");
	if (fitting < wanted->count) {
		add_few(error, "but ", fitting);
		buffer_print(error, fitting == 1 ? " matches" : " match");
	} else {
		add_few(error, "but the parts before it leave ", given);
	}
}

/* Makes one draw, after the draws before it. */
static bool
fill(struct draw *draw, struct buffer *error)
{
	for (size_t i = 0; i < draw->owned_count; i++)
		draw->owner[draw->owned[i]] = DRAWN_BEFORE;
	draw->owned_count = 0;
	for (size_t i = 0; i < draw->plan->count; i++) {
		for (size_t n = 0; n < draw->plan->parts[i].count; n++) {
			if (give(draw, i))
				continue;
			explain(draw, i, n, error);
			return false;
		}
	}
	return true;
}

/*
 * Stores the questions that the parts own in *DRAWN, in the order of the plan.
 */
static void
collect(const struct draw *draw, struct selection *drawn)
{
	for (size_t part = 0; part < draw->plan->count; part++)
		for (size_t i = 0; i < draw->pool->count; i++)
			if (draw->owner[i] == (int)part)
				selection_add(drawn, draw->pool->list[i]);
}

static void
prepare(struct draw *draw)
{
	const struct selection *pool = draw->pool;

	draw->parts = mem_alloc(pool->count * sizeof(*draw->parts));
	draw->owner = mem_resize(NULL, pool->count, sizeof(*draw->owner));
	draw->owned = mem_resize(NULL, pool->count, sizeof(*draw->owned));
	for (size_t i = 0; i < pool->count; i++) {
		draw->owner[i] = NOBODY;
		for (size_t part = 0; part < draw->plan->count; part++)
			if (fits(&draw->plan->parts[part], pool->list[i]))
				draw->parts[i] |= UINT64_C(1) << part;
	}
}

static void
finish(struct draw *draw)
{
	size_t count = draw->plan->count;

	for (size_t i = 0; draw->heaps != NULL && i < count * count; i++)
		free(draw->heaps[i].list);
	free(draw->heaps);
	free(draw->parts);
	free(draw->owner);
	free(draw->owned);
}

bool
plan_draw(const struct plan *plan, struct selection *selection,
	  struct text seed, size_t variant, struct buffer *error)
{
	struct draw draw = {.plan = plan, .pool = selection};
	struct selection drawn = {0};
	bool is_filled = true;

	rank_selection(selection, seed, 0, selection->count);
	prepare(&draw);
	for (size_t i = 0; i < variant && is_filled; i++)
		is_filled = fill(&draw, error);
	if (is_filled)
		collect(&draw, &drawn);
	finish(&draw);
	selection_free(selection);
	*selection = drawn;
	return is_filled;
}
