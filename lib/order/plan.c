#include "order/plan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "order/rank.h"
#include "select/filter.h"

enum { MAX_COUNT = 1000000 };

struct plan_part {
	char *text;  /* as it was written */
	char *topic; /* or NULL */
	char *tag;   /* or NULL; both NULL: any question */
	unsigned ranks;
	size_t count;
};

static bool
fail(struct buffer *error, size_t *offset, struct text whole, const char *at,
     const char *message)
{
	buffer_print(error, "%s", message);
	*offset = (size_t)(at - whole.data);
	return false;
}

/* The last place of C in a text, or NULL. */
static const char *
last_of(struct text text, char c)
{
	for (size_t i = text.size; i > 0; i--)
		if (text.data[i - 1] == c)
			return text.data + i - 1;
	return NULL;
}

static bool
parse_count(struct text text, size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < text.size; i++) {
		if (!ascii_is_digit(text.data[i]))
			return false;
		*count = *count * 10 + (size_t)(text.data[i] - '0');
		if (*count > MAX_COUNT)
			return false;
	}
	return *count > 0;
}

/*
 * "TOPIC", "tag:TAG" or "*", each with ":LEVEL" or without.  Gives the place
 * of what is wrong, or NULL.
 */
static const char *
parse_selector(struct plan_part *part, struct text text)
{
	const char *colon;
	bool is_tag = text.size > 4 && memcmp(text.data, "tag:", 4) == 0;

	if (is_tag)
		text = text_from(text, 4);
	part->ranks = ~0u;
	colon = last_of(text, ':');
	if (colon != NULL) {
		size_t size = (size_t)(colon - text.data);

		if (!level_parse_ranks(text_from(text, size + 1), &part->ranks))
			return colon + 1;
		text.size = size;
	}
	if (text.size == 0)
		return text.data;
	if (is_tag)
		part->tag = mem_copy(text.data, text.size);
	else if (!text_is(text, "*"))
		part->topic = mem_copy(text.data, text.size);
	return NULL;
}

static bool
parse_part(struct plan *plan, struct text whole, struct text piece,
	   struct buffer *error, size_t *offset)
{
	const char *equals = last_of(piece, '='), *wrong;
	struct text selector = piece, count;
	struct plan_part *part;

	if (plan->count == PLAN_MAX_PARTS)
		return fail(error, offset, whole, piece.data,
			    "a plan has at most 64 parts");
	if (equals == NULL)
		return fail(error, offset, whole, piece.data + piece.size,
			    "a part needs '=' and a count");
	selector.size = (size_t)(equals - piece.data);
	count = text_from(piece, selector.size + 1);
	part = &plan->parts[plan->count++];
	*part = (struct plan_part){.text = mem_copy(piece.data, piece.size)};
	wrong = parse_selector(part, selector);
	if (wrong != NULL)
		return fail(error, offset, whole, wrong,
			    "a part is TOPIC, tag:TAG or *, perhaps with "
			    ":LEVEL, and =COUNT");
	if (!parse_count(count, &part->count))
		return fail(error, offset, whole, count.data,
			    "a count is a whole number from 1 to 1000000");
	return true;
}

bool
plan_parse(struct plan *plan, struct text text, struct buffer *error,
	   size_t *offset)
{
	struct text rest = text, piece;

	*plan = (struct plan){
	    .parts = mem_alloc(PLAN_MAX_PARTS * sizeof(*plan->parts))};
	if (text.size == 0 || text.data[text.size - 1] == ',')
		return fail(error, offset, text, text.data + text.size,
			    "a part is missing");
	while (text_cut(&rest, ',', &piece))
		if (!parse_part(plan, text, text_trim(piece), error, offset))
			return false;
	return true;
}

static bool
fits(const struct plan_part *part, struct question question)
{
	if (!(part->ranks >> level_rank(question_level(question)) & 1))
		return false;
	if (part->tag != NULL)
		return question_has_word(question, FIELD_TAGS,
					 text_of(part->tag));
	return part->topic == NULL ||
	       filter_topic_matches(text_of(part->topic),
				    question_get(question, FIELD_TOPIC));
}

/* The work of one draw. */
struct draw {
	const struct plan *plan;
	const struct selection *pool; /* in the order of the seed */
	uint64_t *parts; /* of each question: bit P, it fits part P */
	int *owner;	 /* of each question: its part, or -1 */
	size_t next[PLAN_MAX_PARTS]; /* no free question of P before here */
};

enum { NOBODY = -1 };

/* The first free question that fits a part, or the pool's count. */
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

/* The last question that PART owns and that fits TAKER; else the count. */
static size_t
find_owned(const struct draw *draw, size_t part, size_t taker)
{
	for (size_t i = draw->pool->count; i > 0; i--)
		if (draw->owner[i - 1] == (int)part &&
		    draw->parts[i - 1] >> taker & 1)
			return i - 1;
	return draw->pool->count;
}

/*
 * Gives PART one more question.  Where none is free, another part hands one
 * over and takes another itself, and so on: a breadth-first search for an
 * augmenting path (Berge 1957), so that a failure means that no assignment
 * fills the parts so far and this one.
 */
static bool
give(struct draw *draw, size_t part)
{
	size_t none = draw->pool->count;
	size_t queue[PLAN_MAX_PARTS], taker[PLAN_MAX_PARTS];
	size_t handed[PLAN_MAX_PARTS]; /* what a part would hand its taker */
	uint64_t seen = UINT64_C(1) << part;
	size_t head = 0, tail = 0, free_one;

	queue[tail++] = part;
	while (head < tail) {
		size_t at = queue[head++];

		free_one = find_free(draw, at);
		if (free_one < none) {
			for (; at != part; at = taker[at]) {
				draw->owner[free_one] = (int)at;
				free_one = handed[at];
			}
			draw->owner[free_one] = (int)part;
			return true;
		}
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

static bool
fill(struct draw *draw, struct buffer *error)
{
	for (size_t i = 0; i < draw->plan->count; i++) {
		const struct plan_part *part = &draw->plan->parts[i];
		size_t fitting = 0;

		for (size_t n = 0; n < part->count; n++) {
			if (give(draw, i))
				continue;
			for (size_t q = 0; q < draw->pool->count; q++)
				fitting += draw->parts[q] >> i & 1;
			if (fitting < part->count)
				buffer_print(error,
					     "the part '%s' wants %zu, there "
					     "are %zu",
					     part->text, part->count, fitting);
			else
				buffer_print(error,
					     "the part '%s' wants %zu, the "
					     "parts before it leave %zu",
					     part->text, part->count, n);
			return false;
		}
	}
	return true;
}

/* Moves what the parts own out of the pool, in the order of the plan. */
static void
collect(struct draw *draw, struct selection *pool, struct selection *drawn)
{
	size_t kept = 0;

	for (size_t part = 0; part < draw->plan->count; part++)
		for (size_t i = 0; i < pool->count; i++)
			if (draw->owner[i] == (int)part)
				selection_add(drawn, pool->list[i]);
	for (size_t i = 0; i < pool->count; i++)
		if (draw->owner[i] == NOBODY)
			pool->list[kept++] = pool->list[i];
	pool->count = kept;
}

bool
plan_draw(const struct plan *plan, struct selection *pool, struct text seed,
	  struct selection *drawn, struct buffer *error)
{
	struct draw draw = {.plan = plan, .pool = pool};
	bool is_filled;

	rank_selection(pool, seed, 0, pool->count);
	draw.parts = mem_alloc(pool->count * sizeof(*draw.parts));
	draw.owner = mem_resize(NULL, pool->count, sizeof(*draw.owner));
	for (size_t i = 0; i < pool->count; i++) {
		draw.owner[i] = NOBODY;
		for (size_t part = 0; part < plan->count; part++)
			if (fits(&plan->parts[part], pool->list[i]))
				draw.parts[i] |= UINT64_C(1) << part;
	}
	is_filled = fill(&draw, error);
	if (is_filled)
		collect(&draw, pool, drawn);
	free(draw.parts);
	free(draw.owner);
	return is_filled;
}

void
plan_free(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		free(plan->parts[i].text);
		free(plan->parts[i].topic);
		free(plan->parts[i].tag);
	}
	free(plan->parts);
	*plan = (struct plan){0};
}
