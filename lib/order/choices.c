#include "order/choices.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "order/rank.h"

/* A choice that is not pinned. */
struct entry {
	uint64_t key;
	size_t place; /* as written */
	struct shown_choice choice;
};

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = text_compare(a->choice.text, b->choice.text);

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (order != 0)
		return order;
	return (a->place > b->place) - (a->place < b->place);
}

/* Returns the entries of the choices that may move, in order. */
static struct entry *
rank(struct question question, struct text seed, size_t *count)
{
	size_t all = question_choice_count(question);
	struct entry *entries = mem_resize(NULL, all, sizeof(*entries));
	struct buffer name = {0};
	size_t start;

	*count = 0;
	buffer_add_text(&name, question_get(question, FIELD_ID));
	buffer_add_char(&name, '/');
	start = name.size;
	for (size_t i = 0; i < all; i++) {
		struct text text;
		struct choice choice = question_choice(question, i, &text);

		if (choice.is_pinned)
			continue;
		name.size = start;
		buffer_add_text(&name, text);
		entries[(*count)++] =
		    (struct entry){rank_key(seed, buffer_text(&name)),
				   i,
				   {text, choice.is_right}};
	}
	buffer_free(&name);
	if (*count > 0)
		qsort(entries, *count, sizeof(*entries), compare);
	return entries;
}

/* Puts the choices that are not pinned into their places by rank. */
static void
shuffle(struct choices *choices, struct question question, struct text seed)
{
	size_t count, next = 0;
	struct entry *entries = rank(question, seed, &count);

	for (size_t i = 0; i < choices->count && next < count; i++) {
		struct text text;

		if (!question_choice(question, i, &text).is_pinned)
			choices->list[i] = entries[next++].choice;
	}
	free(entries);
}

struct choices
choices_of(struct question question, const char *seed)
{
	struct choices choices = {.count = question_choice_count(question)};

	if (choices.count == 0)
		return choices;
	choices.list = mem_resize(NULL, choices.count, sizeof(*choices.list));
	for (size_t i = 0; i < choices.count; i++) {
		struct shown_choice *shown = &choices.list[i];

		shown->is_right =
		    question_choice(question, i, &shown->text).is_right;
		choices.right_count += shown->is_right;
	}
	if (seed != NULL)
		shuffle(&choices, question, text_of(seed));
	return choices;
}

void
choices_free(struct choices *choices)
{
	free(choices->list);
	*choices = (struct choices){0};
}

void
choices_add_seed(struct buffer *out, struct text seed, size_t variant)
{
	buffer_add_text(out, seed);
	if (variant > 1)
		buffer_print(out, "/%zu", variant);
}
