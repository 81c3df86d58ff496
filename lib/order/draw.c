#include "order/draw.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/index.h"
#include "base/memory.h"
#include "order/rank.h"

/* A value of the key, and the questions that it has left. */
struct value {
	struct text text;
	uint64_t key;
	size_t number; /* of its first question in the list of all */
	size_t left;
	size_t next; /* the value whose turn comes next */
};

struct values {
	struct value *list;
	size_t count, capacity;
	struct index index;
	size_t *questions; /* places in the ranking, value after value */
	size_t first;	   /* the value whose turn is first */
};

static int
by_key(const void *left, const void *right)
{
	const struct value *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return text_compare(a->text, b->text);
}

static void
count_values(struct values *values, const struct selection *ranking,
	     struct text seed, enum group key)
{
	for (size_t i = 0; i < ranking->count; i++) {
		struct text text = group_key(ranking->list[i], key);
		bool is_new;
		size_t at =
		    index_add(&values->index, text, values->count, &is_new);

		if (is_new) {
			values->list =
			    mem_grow(values->list, &values->capacity,
				     values->count + 1, sizeof(*values->list));
			values->list[values->count++] = (struct value){
			    .text = text, .key = rank_key(seed, text)};
		}
		values->list[at].left++;
	}
	if (values->count > 0)
		qsort(values->list, values->count, sizeof(*values->list),
		      by_key);
	index_free(&values->index);
	for (size_t i = 0; i < values->count; i++)
		index_add(&values->index, values->list[i].text, i, NULL);
}

/* Lists the questions of each value by rank. */
static void
list_questions(struct values *values, const struct selection *ranking,
	       enum group key)
{
	size_t number = 0, at = 0;

	for (size_t i = 0; i < values->count; i++) {
		struct value *value = &values->list[i];

		value->number = number;
		value->next = i + 1;
		number += value->left;
		value->left = 0;
	}
	values->questions =
	    mem_resize(NULL, ranking->count, sizeof(*values->questions));
	for (size_t i = 0; i < ranking->count; i++) {
		struct value *value;

		index_find(&values->index, group_key(ranking->list[i], key),
			   &at);
		value = &values->list[at];
		values->questions[value->number + value->left++] = i;
	}
}

/*
 * Takes COUNT questions, one from each value in turn, and stores their places
 * in *TAKEN.
 */
static void
take(struct values *values, size_t count, size_t *taken)
{
	size_t *link = &values->first;

	for (size_t i = 0; i < count; i++) {
		struct value *value;

		if (*link == values->count)
			link = &values->first;
		value = &values->list[*link];
		taken[i] = values->questions[value->number++];
		if (--value->left > 0)
			link = &value->next;
		else
			*link = value->next;
	}
}

static int
by_place(const void *left, const void *right)
{
	const size_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

void
draw_spread(struct selection *selection, struct text seed, size_t count,
	    enum group key, size_t variant)
{
	struct values values = {0};
	size_t *taken = mem_resize(NULL, count, sizeof(*taken));

	rank_selection(selection, seed, 0, selection->count);
	count_values(&values, selection, seed, key);
	list_questions(&values, selection, key);
	for (size_t i = 0; i < variant; i++)
		take(&values, count, taken);
	qsort(taken, count, sizeof(*taken), by_place);
	/* Places only move toward the front, and stay in order. */
	for (size_t i = 0; i < count; i++)
		selection->list[i] = selection->list[taken[i]];
	selection->count = count;
	index_free(&values.index);
	free(values.questions);
	free(values.list);
	free(taken);
}
