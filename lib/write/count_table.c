#include "write/count_table.h"

#include <stdlib.h>

#include "base/memory.h"

/*
 * The number of combinations of two lists of a question is the product of
 * their lengths, so a small file can have more than there is time for.
 */
enum { MOST = 1000000, MOST_EACH = 64 };

static void
add_cell(struct count_column *column, struct text value)
{
	bool is_new;
	size_t place = index_add(&column->index, value, column->count, &is_new);

	if (is_new) {
		column->list =
		    mem_grow(column->list, &column->capacity, column->count + 1,
			     sizeof(*column->list));
		column->list[column->count++] = value;
	}
	column->cells =
	    mem_grow(column->cells, &column->cell_capacity,
		     column->cell_count + 1, sizeof(*column->cells));
	column->cells[column->cell_count++] = (uint32_t)place;
}

static int
by_number(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Removes values that a question has twice. */
static void
drop_repeated(struct count_column *column)
{
	size_t kept = 0;

	qsort(column->cells, column->cell_count, sizeof(*column->cells),
	      by_number);
	for (size_t i = 0; i < column->cell_count; i++)
		if (kept == 0 || column->cells[kept - 1] != column->cells[i])
			column->cells[kept++] = column->cells[i];
	column->cell_count = kept;
}

/* Collects the values of a question for the column's key, or "-". */
static void
fill_cells(struct count_column *column, struct question question)
{
	bool is_tag = column->key == GROUP_TAG;
	struct words words =
	    question_words(question, is_tag ? FIELD_TAGS : FIELD_SOURCE);
	struct text value = {"", 0}, whole;

	column->cell_count = column->at = 0;
	if (!is_tag && column->key != GROUP_SOURCE) {
		value = group_key(question, column->key);
		add_cell(column, value.size > 0 ? value : text_of("-"));
		return;
	}
	while (words_next(&words, &value)) {
		whole = value;
		if (!is_tag)
			text_cut(&whole, '/', &value);
		if (value.size > 0)
			add_cell(column, value);
	}
	if (column->cell_count == 0)
		add_cell(column, text_of("-"));
	drop_repeated(column);
}

/* Counts the combination that table->cells holds. */
static void
count_row(struct count_table *table)
{
	size_t size = table->width * sizeof(*table->cells), place;
	struct text key = {(const char *)table->cells, size};

	if (table->rows == NULL || !index_find(&table->index, key, &place)) {
		char *cells = mem_copy(key.data, size);

		place = table->count;
		table->rows = mem_grow(table->rows, &table->capacity,
				       table->count + 1, sizeof(*table->rows));
		table->rows[table->count++] = (struct count_row){
		    (uint32_t *)(void *)cells, table->width, 0};
		index_add(&table->index, (struct text){cells, size}, place,
			  NULL);
	}
	table->rows[place].count++;
}

/*
 * Moves to the next combination, like an odometer.  Returns false after the
 * last.
 */
static bool
turn(struct count_table *table)
{
	for (size_t i = table->width; i > 0; i--) {
		struct count_column *column = &table->columns[i - 1];

		if (++column->at < column->cell_count)
			return true;
		column->at = 0;
	}
	return false;
}

/* Counts the combinations of a question, at most *LEFT. */
static bool
count_question(struct count_table *table, struct question question,
	       size_t *left)
{
	size_t combinations = 1;

	for (size_t i = 0; i < table->width; i++) {
		fill_cells(&table->columns[i], question);
		if (__builtin_mul_overflow(combinations,
					   table->columns[i].cell_count,
					   &combinations) ||
		    combinations > *left)
			return false;
	}
	*left -= combinations;
	do {
		for (size_t i = 0; i < table->width; i++) {
			const struct count_column *column = &table->columns[i];

			table->cells[i] = column->cells[column->at];
		}
		count_row(table);
	} while (turn(table));
	return true;
}

void
count_table_init(struct count_table *table, const enum group *keys,
		 size_t key_count)
{
	*table = (struct count_table){.width = key_count};
	table->columns = mem_alloc(key_count * sizeof(*table->columns));
	table->cells = mem_resize(NULL, key_count, sizeof(*table->cells));
	for (size_t i = 0; i < key_count; i++)
		table->columns[i].key = keys[i];
}

bool
count_table_add(struct count_table *table, const struct selection *selection)
{
	size_t left = MOST + selection->count * MOST_EACH;

	for (size_t i = 0; i < selection->count; i++)
		if (!count_question(table, selection->list[i], &left))
			return false;
	return true;
}

void
count_table_free(struct count_table *table)
{
	for (size_t i = 0; i < table->width; i++) {
		free(table->columns[i].list);
		free(table->columns[i].cells);
		index_free(&table->columns[i].index);
	}
	for (size_t i = 0; i < table->count; i++)
		free(table->rows[i].cells);
	free(table->columns);
	free(table->rows);
	free(table->cells);
	index_free(&table->index);
}
