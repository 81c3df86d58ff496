#include "order/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "read/level.h"
#include "select/filter.h"

enum { MAX_COUNT = 1000000 };

static bool
fail(struct buffer *error, size_t *offset, struct text whole, const char *at,
     const char *message)
{
	buffer_print(error, "%s", message);
	*offset = (size_t)(at - whole.data);
	return false;
}

/* Returns the last occurrence of C in a text, or NULL. */
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
 * Parses "TOPIC", "tag:TAG", or "*", each with or without ":LEVEL".  Returns
 * the place of a mistake, which *MESSAGE explains, or NULL.
 */
static const char *
parse_selector(struct plan_part *part, struct text text, const char **message)
{
	const char *colon;
	struct text level;
	bool is_tag = text_begins_with(text, "tag:");

	if (is_tag)
		text = text_trim(text_from(text, 4));
	part->ranks = ~0u;
	colon = last_of(text, ':');
	if (colon != NULL) {
		size_t size = (size_t)(colon - text.data);

		*message = "a level is junior, middle or senior (easy, "
			   "medium, hard), or a range such as middle..";
		level = text_trim(text_from(text, size + 1));
		if (!level_parse_ranks(level, &part->ranks))
			return level.data;
		text.size = size;
		text = text_trim(text);
	}
	*message =
	    "a part is TOPIC, tag:TAG or *, optionally :LEVEL, and =COUNT";
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
	const char *equals = last_of(piece, '='), *wrong, *message;
	struct text selector = piece, count;
	struct plan_part *part;

	if (plan->count == PLAN_MAX_PARTS)
		return fail(error, offset, whole, piece.data,
			    "a plan has at most 64 parts");
	if (equals == NULL)
		return fail(error, offset, whole, piece.data + piece.size,
			    "a part needs '=' and a count");
	selector.size = (size_t)(equals - piece.data);
	count = text_trim(text_from(piece, selector.size + 1));
	selector = text_trim(selector);
	part = &plan->parts[plan->count++];
	*part = (struct plan_part){.text = mem_copy(piece.data, piece.size)};
	wrong = parse_selector(part, selector, &message);
	if (wrong != NULL)
		return fail(error, offset, whole, wrong, message);
	if (!parse_count(count, &part->count))
		return fail(error, offset, whole, count.data,
			    "a count must be a whole number from 1 to 1000000");
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

void
plan_explain(const struct plan *plan, const struct selection *all,
	     struct buffer *message)
{
	struct filter words = {0};

	/* A part has no comma, so that each is one word of the filter. */
	for (size_t i = 0; i < plan->count; i++) {
		const struct plan_part *part = &plan->parts[i];

		if (part->topic != NULL)
			filter_add(&words, FILTER_TOPIC, false,
				   text_of(part->topic));
		else if (part->tag != NULL)
			filter_add(&words, FILTER_TAG, false,
				   text_of(part->tag));
	}
	filter_explain(&words, all, message);
	filter_free(&words);
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
