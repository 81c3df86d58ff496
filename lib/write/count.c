#include "write/count.h"

#include <stdlib.h>

#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"

/* One line of the table: its values, each with a NUL behind it. */
struct row {
	struct buffer values;
	const enum group *keys; /* of the values */
	size_t count;
};

struct table {
	const enum group *keys;
	struct row *rows;
	size_t count, capacity;
	struct index index; /* of the values of a row to its place */
};

static void
add(struct table *table, const struct buffer *values)
{
	size_t place;

	if (!index_find(&table->index, buffer_text(values), &place)) {
		struct row row = {.keys = table->keys};

		buffer_add_text(&row.values, buffer_text(values));
		place = table->count;
		table->rows = mem_grow(table->rows, &table->capacity,
				       table->count + 1, sizeof(*table->rows));
		table->rows[table->count++] = row;
		index_add(&table->index, buffer_text(&row.values), place, NULL);
	}
	table->rows[place].count++;
}

static bool
has_value(const struct buffer *values, size_t start, struct text value)
{
	struct text rest = text_from(buffer_text(values), start), each;

	while (text_cut(&rest, '\0', &each))
		if (text_equal(each, value))
			return true;
	return false;
}

/* The values of a question under one key, each with a NUL, or "-". */
static void
list_values(struct question question, enum group key, struct buffer *values)
{
	bool is_list = key == GROUP_TAG || key == GROUP_SOURCE;
	struct words rest = question_words(
	    question, key == GROUP_TAG ? FIELD_TAGS : FIELD_SOURCE);
	struct text value = {"", 0}, whole;

	if (!is_list)
		value = group_key(question, key);
	do {
		if (is_list && !words_next(&rest, &value))
			break;
		whole = value;
		if (key == GROUP_SOURCE)
			text_cut(&whole, '/', &value);
		if (value.size == 0 || has_value(values, 0, value))
			continue;
		buffer_add_text(values, value);
		buffer_add_char(values, '\0');
	} while (is_list);
	if (values->size == 0)
		buffer_add(values, "-", 2);
}

/* Adds every combination of the question's values under the keys. */
static void
add_combinations(struct table *table, struct question question,
		 const enum group *keys, size_t key_count,
		 struct buffer *prefix)
{
	struct buffer values = {0};
	struct text rest, value;
	size_t size = prefix->size;

	if (key_count == 0) {
		add(table, prefix);
		return;
	}
	list_values(question, keys[0], &values);
	rest = buffer_text(&values);
	while (text_cut(&rest, '\0', &value)) {
		prefix->size = size;
		buffer_add_text(prefix, value);
		buffer_add_char(prefix, '\0');
		add_combinations(table, question, keys + 1, key_count - 1,
				 prefix);
	}
	prefix->size = size;
	buffer_free(&values);
}

static int
compare_values(struct text a, struct text b, enum group key)
{
	unsigned rank_a = level_rank(level_parse(a));
	unsigned rank_b = level_rank(level_parse(b));

	if (key == GROUP_LEVEL && rank_a != rank_b)
		return rank_a < rank_b ? -1 : 1;
	return text_compare(a, b);
}

/* By value, key after key. */
static int
compare(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	struct text rest_a = buffer_text(&a->values), x;
	struct text rest_b = buffer_text(&b->values), y;
	int order = 0;

	for (size_t i = 0; order == 0 && text_cut(&rest_a, '\0', &x) &&
			   text_cut(&rest_b, '\0', &y);
	     i++)
		order = compare_values(x, y, a->keys[i]);
	return order;
}

static void
print_row(FILE *out, const struct row *row)
{
	struct text rest = buffer_text(&row->values), value;

	while (text_cut(&rest, '\0', &value)) {
		safe_print(out, value, SAFE_LINE);
		putc('\t', out);
	}
	fprintf(out, "%zu\n", row->count);
}

void
count_print(FILE *out, const struct selection *selection,
	    const enum group *keys, size_t key_count)
{
	struct table table = {.keys = keys};
	struct buffer prefix = {0};

	table.rows = mem_grow(NULL, &table.capacity, 1, sizeof(*table.rows));
	for (size_t i = 0; i < selection->count; i++)
		add_combinations(&table, selection->list[i], keys, key_count,
				 &prefix);
	if (table.count > 0)
		qsort(table.rows, table.count, sizeof(*table.rows), compare);
	for (size_t i = 0; i < table.count; i++) {
		print_row(out, &table.rows[i]);
		buffer_free(&table.rows[i].values);
	}
	free(table.rows);
	index_free(&table.index);
	buffer_free(&prefix);
}
