#include "order/draw.h"

#include <stdlib.h>
#include <string.h>

#include "base/index.h"
#include "base/memory.h"
#include "order/rank.h"

/* A value of the key, and how many questions it has and gives. */
struct value {
	struct text text;
	uint64_t key;
	size_t count, quota;
};

struct values {
	struct value *list;
	size_t count, capacity;
	struct index index;
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
count_values(struct values *values, const struct selection *pool,
	     struct text seed, enum group key)
{
	for (size_t i = 0; i < pool->count; i++) {
		struct text text = group_key(pool->list[i], key);
		bool is_new;
		size_t at =
		    index_add(&values->index, text, values->count, &is_new);

		if (is_new) {
			values->list =
			    mem_grow(values->list, &values->capacity,
				     values->count + 1, sizeof(*values->list));
			values->list[values->count++] =
			    (struct value){text, rank_key(seed, text), 0, 0};
		}
		values->list[at].count++;
	}
	if (values->count > 0)
		qsort(values->list, values->count, sizeof(*values->list),
		      by_key);
	index_free(&values->index);
	for (size_t i = 0; i < values->count; i++)
		index_add(&values->index, values->list[i].text, i, NULL);
}

/* Round after round, one to each value that has one left. */
static void
share_out(struct values *values, size_t count)
{
	bool gives = true;

	while (count > 0 && gives) {
		gives = false;
		for (size_t i = 0; i < values->count && count > 0; i++) {
			struct value *value = &values->list[i];

			if (value->quota == value->count)
				continue;
			value->quota++;
			count--;
			gives = true;
		}
	}
}

void
draw_spread(struct selection *pool, struct text seed, size_t count,
	    enum group key, struct selection *drawn)
{
	struct values values = {0};
	size_t kept = 0, at = 0;

	count_values(&values, pool, seed, key);
	share_out(&values, count);
	rank_selection(pool, seed, 0, pool->count);
	for (size_t i = 0; i < pool->count; i++) {
		struct question question = pool->list[i];

		index_find(&values.index, group_key(question, key), &at);
		if (values.list[at].quota > 0) {
			values.list[at].quota--;
			selection_add(drawn, question);
		} else {
			pool->list[kept++] = question;
		}
	}
	pool->count = kept;
	index_free(&values.index);
	free(values.list);
}
