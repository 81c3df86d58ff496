#include "write/count.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "write/cell.h"

/*
 * The number of combinations of two lists of a question is the product of
 * their lengths, so a small file can have more than there is time for.
 */
enum { MOST = 1000000, MOST_EACH = 64 };

/* The values that a key has in any question, each once. */
struct column {
	enum group key;
	struct text *list; /* borrowed from the decks */
	size_t count, capacity;
	struct index index; /* from a value to its place in the list */
	/* For the question that is being counted: places in the list. */
	uint32_t *cells;
	size_t cell_count, cell_capacity, at;
	size_t width; /* on a terminal */
};

/* One line of the table: the places of its values, in the order of the keys. */
struct row {
	uint32_t *cells; /* owned */
	size_t width, count;
};

struct table {
	struct column *columns;
	size_t width;
	struct row *rows;
	size_t count, capacity;
	struct index index; /* from the cells of a row to its place */
	uint32_t *cells;    /* the cells of the row to be counted next */
};

static void
add_cell(struct column *column, struct text value)
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
drop_repeated(struct column *column)
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
fill_cells(struct column *column, struct question question)
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
count_row(struct table *table)
{
	size_t size = table->width * sizeof(*table->cells), place;
	struct text key = {(const char *)table->cells, size};

	if (table->rows == NULL || !index_find(&table->index, key, &place)) {
		char *cells = mem_copy(key.data, size);

		place = table->count;
		table->rows = mem_grow(table->rows, &table->capacity,
				       table->count + 1, sizeof(*table->rows));
		table->rows[table->count++] =
		    (struct row){(uint32_t *)(void *)cells, table->width, 0};
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
turn(struct table *table)
{
	for (size_t i = table->width; i > 0; i--) {
		struct column *column = &table->columns[i - 1];

		if (++column->at < column->cell_count)
			return true;
		column->at = 0;
	}
	return false;
}

/* Counts the combinations of a question, at most *LEFT. */
static bool
count_question(struct table *table, struct question question, size_t *left)
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
			const struct column *column = &table->columns[i];

			table->cells[i] = column->cells[column->at];
		}
		count_row(table);
	} while (turn(table));
	return true;
}

/* A value, and its place before the values were sorted. */
struct value {
	struct text text;
	unsigned rank; /* of a level */
	uint32_t place;
};

static int
by_value(const void *left, const void *right)
{
	const struct value *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return text_compare(a->text, b->text);
}

/* Sorts the values of a column, and renumbers its cells in the rows. */
static void
sort_column(struct table *table, size_t at)
{
	struct column *column = &table->columns[at];
	struct value *values = mem_resize(NULL, column->count, sizeof(*values));
	uint32_t *places = mem_resize(NULL, column->count, sizeof(*places));

	for (size_t i = 0; i < column->count; i++) {
		struct text text = column->list[i];

		values[i] = (struct value){text, 0, (uint32_t)i};
		if (column->key == GROUP_LEVEL)
			values[i].rank = level_rank(level_parse(text));
	}
	qsort(values, column->count, sizeof(*values), by_value);
	for (size_t i = 0; i < column->count; i++) {
		places[values[i].place] = (uint32_t)i;
		column->list[i] = values[i].text;
	}
	for (size_t i = 0; i < table->count; i++)
		table->rows[i].cells[at] = places[table->rows[i].cells[at]];
	free(values);
	free(places);
}

static int
by_cells(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = 0;

	for (size_t i = 0; order == 0 && i < a->width; i++)
		order = by_number(&a->cells[i], &b->cells[i]);
	return order;
}

/* Writes a value in a column of the terminal. */
static void
print_padded(FILE *out, struct text value, size_t width)
{
	size_t columns = safe_columns(value);

	safe_print(out, value, SAFE_LINE);
	fprintf(out, "%*s", (int)(columns < width ? width - columns : 0) + 2,
		"");
}

/* Finds the widths of the columns; returns that of the counts. */
static int
measure(struct table *table)
{
	size_t most = 0;

	for (size_t i = 0; i < table->width; i++) {
		struct column *column = &table->columns[i];

		for (size_t j = 0; j < column->count; j++)
			cell_widen(&column->width, column->list[j],
				   CELL_MAX_WIDTH);
	}
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].count > most)
			most = table->rows[i].count;
	return snprintf(NULL, 0, "%zu", most);
}

static void
print_table(FILE *out, struct table *table, bool is_padded)
{
	int digits = is_padded ? measure(table) : 0;

	for (size_t i = 0; i < table->width; i++)
		sort_column(table, i);
	qsort(table->rows, table->count, sizeof(*table->rows), by_cells);
	for (size_t i = 0; i < table->count; i++) {
		const struct row *row = &table->rows[i];

		for (size_t j = 0; j < table->width; j++) {
			const struct column *column = &table->columns[j];
			struct text value = column->list[row->cells[j]];

			if (is_padded) {
				print_padded(out, value, column->width);
				continue;
			}
			safe_print(out, value, SAFE_LINE);
			putc('\t', out);
		}
		fprintf(out, "%*zu\n", digits, row->count);
	}
}

static void
free_table(struct table *table)
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

bool
count_print(FILE *out, const struct selection *selection,
	    const enum group *keys, size_t key_count, bool is_padded)
{
	struct table table = {.width = key_count};
	size_t left = MOST + selection->count * MOST_EACH;
	bool is_complete = true;

	table.columns = mem_alloc(key_count * sizeof(*table.columns));
	table.cells = mem_resize(NULL, key_count, sizeof(*table.cells));
	table.rows = mem_grow(NULL, &table.capacity, 1, sizeof(*table.rows));
	for (size_t i = 0; i < key_count; i++)
		table.columns[i].key = keys[i];
	for (size_t i = 0; i < selection->count && is_complete; i++)
		is_complete = count_question(&table, selection->list[i], &left);
	if (is_complete && table.count > 0)
		print_table(out, &table, is_padded);
	free_table(&table);
	return is_complete;
}
