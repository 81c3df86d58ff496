#include "write/count.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/safe.h"
#include "write/cell.h"
#include "write/count_table.h"

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
sort_column(struct count_table *table, size_t at)
{
	struct count_column *column = &table->columns[at];
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
	const struct count_row *a = left, *b = right;
	int order = 0;

	for (size_t i = 0; order == 0 && i < a->width; i++) {
		uint32_t left_cell = a->cells[i], right_cell = b->cells[i];

		order = (left_cell > right_cell) - (left_cell < right_cell);
	}
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
measure(struct count_table *table)
{
	size_t most = 0;

	for (size_t i = 0; i < table->width; i++) {
		struct count_column *column = &table->columns[i];

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
print_table(FILE *out, struct count_table *table, bool is_padded)
{
	int digits = is_padded ? measure(table) : 0;

	for (size_t i = 0; i < table->width; i++)
		sort_column(table, i);
	qsort(table->rows, table->count, sizeof(*table->rows), by_cells);
	for (size_t i = 0; i < table->count; i++) {
		const struct count_row *row = &table->rows[i];

		for (size_t j = 0; j < table->width; j++) {
			const struct count_column *column = &table->columns[j];
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

bool
count_print(FILE *out, const struct selection *selection,
	    const enum group *keys, size_t key_count, bool is_padded)
{
	struct count_table table;
	bool is_complete;

	count_table_init(&table, keys, key_count);
	is_complete = count_table_add(&table, selection);
	if (is_complete && table.count > 0)
		print_table(out, &table, is_padded);
	count_table_free(&table);
	return is_complete;
}
