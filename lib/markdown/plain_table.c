#include "markdown/plain_table.h"

#include <stdlib.h>

#include "base/memory.h"
#include "markdown/fill.h"
#include "markdown/words.h"

/* Cells are wrapped into columns that are no narrower than this. */
enum { MIN_COLUMN = 8 };

struct cell {
	size_t start, end; /* its longest word */
};

struct column {
	size_t natural, width;
	enum align align;
};

struct table {
	struct blocks *blocks;
	struct buffer words;
	struct cell *cells;
	size_t cell_count, cell_capacity;
	struct column *columns;
	size_t column_count;
	bool is_wrapped;
};

static struct text
cell_text(const struct table *table, size_t cell)
{
	struct text words = buffer_text(&table->words);

	if (cell >= table->cell_count)
		return (struct text){"", 0};
	words.size = table->cells[cell].end;
	return text_from(words, table->cells[cell].start);
}

static void
add_cell(struct table *table, struct cell cell, enum align align)
{
	struct column *column =
	    &table->columns[table->cell_count % table->column_count];
	size_t wide;

	table->cells = mem_grow(table->cells, &table->cell_capacity,
				table->cell_count + 1, sizeof(*table->cells));
	table->cells[table->cell_count++] = cell;
	wide = fill_columns(cell_text(table, table->cell_count - 1));
	if (wide > column->natural)
		column->natural = wide;
	column->align = align;
}

/* Ends a row, with empty cells for those it lacks. */
static void
end_row(struct table *table)
{
	while (table->cell_count % table->column_count != 0)
		add_cell(table, (struct cell){0, 0},
			 table->columns[table->cell_count % table->column_count]
			     .align);
}

static void
read_cells(struct table *table, size_t at, bool has_color)
{
	const struct tree *tree = table->blocks->tree;

	table->column_count = tree->nodes[at].number;
	table->columns =
	    mem_alloc(table->column_count * sizeof(*table->columns));
	for (size_t i = at + 1; i < tree->nodes[at].end; i++) {
		struct cell cell = {table->words.size, 0};

		if (tree->nodes[i].kind == NODE_ROW) {
			end_row(table);
			continue;
		}
		words_add(&table->words, tree, i, has_color, "");
		cell.end = table->words.size;
		add_cell(table, cell, tree->nodes[i].number);
		i = tree->nodes[i].end - 1;
	}
	end_row(table);
}

/*
 * Sets the width of each column.  Columns that need less than an equal share
 * of the remaining space get what they need, and the others share the rest.
 * Returns false if a share is too narrow.
 */
static bool
set_widths(struct table *table, size_t width)
{
	size_t count = table->column_count, frame = 3 * count + 1, left, open;
	bool is_changed = true;

	if (width < frame + count * MIN_COLUMN / 2)
		return false;
	left = width - frame;
	open = count;
	while (is_changed && open > 0) {
		size_t share = left / open;

		is_changed = false;
		for (size_t i = 0; i < count; i++) {
			struct column *column = &table->columns[i];

			if (column->width > 0 || column->natural > share)
				continue;
			column->width =
			    column->natural > 0 ? column->natural : 1;
			left -= column->width;
			open--;
			is_changed = true;
			share = open > 0 ? left / open : 0;
		}
	}
	table->is_wrapped = open > 0;
	for (size_t i = 0; i < count && open > 0; i++) {
		if (table->columns[i].width > 0)
			continue;
		table->columns[i].width = left / open;
		left -= left / open--;
		if (table->columns[i].width < MIN_COLUMN)
			return false;
	}
	return true;
}

static void
add_repeated(struct buffer *out, char c, size_t count)
{
	while (count-- > 0)
		buffer_add_char(out, c);
}

/* Writes "|------|-----:|". */
static void
write_rule(struct table *table)
{
	struct buffer *out = table->blocks->out;

	blocks_begin_line(table->blocks);
	for (size_t i = 0; i < table->column_count; i++) {
		enum align align = table->columns[i].align;
		bool left = align == ALIGN_LEFT || align == ALIGN_CENTER;
		bool right = align == ALIGN_RIGHT || align == ALIGN_CENTER;

		buffer_print(out, left ? "|:" : "|-");
		add_repeated(out, '-', table->columns[i].width);
		buffer_add_char(out, right ? ':' : '-');
	}
	buffer_print(out, "|\n");
}

static void
write_piece(struct table *table, const struct column *column, struct text line,
	    struct buffer *color)
{
	struct buffer *out = table->blocks->out;
	size_t wide = fill_columns(line), before = 0, blanks = 0;

	if (wide < column->width)
		blanks = column->width - wide;
	if (column->align == ALIGN_RIGHT)
		before = blanks;
	else if (column->align == ALIGN_CENTER)
		before = blanks / 2;
	buffer_print(out, "| ");
	add_repeated(out, ' ', before);
	fill_add(out, line, color);
	add_repeated(out, ' ', blanks - before + 1);
}

/* Writes a row of cells, with as many lines as its highest cell needs. */
static void
write_row(struct table *table, size_t first)
{
	size_t count = table->column_count;
	struct fill *fills = mem_alloc(count * sizeof(*fills));
	struct buffer *colors = mem_alloc(count * sizeof(*colors));
	bool has_more = true;

	for (size_t i = 0; i < count; i++)
		fills[i] = (struct fill){.rest = cell_text(table, first + i),
					 .width = table->columns[i].width,
					 .splits_words = true};
	while (has_more) {
		has_more = false;
		blocks_begin_line(table->blocks);
		for (size_t i = 0; i < count; i++) {
			struct text line = {"", 0};

			fill_next(&fills[i], &line);
			write_piece(table, &table->columns[i], line,
				    &colors[i]);
			has_more = has_more || fills[i].rest.size > 0;
		}
		buffer_print(table->blocks->out, "|\n");
	}
	for (size_t i = 0; i < count; i++)
		buffer_free(&colors[i]);
	free(colors);
	free(fills);
}

/* Writes a row whose cells are not aligned and whose lines are not broken. */
static void
write_ragged(struct table *table, struct plain_table *written)
{
	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].width = 1;
	for (size_t i = 0; i < table->cell_count; i++) {
		if (i % table->column_count == 0)
			blocks_begin_line(table->blocks);
		buffer_print(table->blocks->out, "| ");
		buffer_add_text(table->blocks->out, cell_text(table, i));
		buffer_add_char(table->blocks->out, ' ');
		if ((i + 1) % table->column_count == 0)
			buffer_print(table->blocks->out, "|\n");
		if (i + 1 == table->column_count)
			write_rule(table);
		if (i + 1 <= 2 * table->column_count)
			written->head_end = table->blocks->out->size;
	}
}

struct plain_table
plain_write_table(struct blocks *blocks, size_t at, size_t width,
		  bool has_color)
{
	size_t margin = blocks_columns(blocks);
	struct table table = {.blocks = blocks};
	struct plain_table written = {.start = blocks->out->size};

	read_cells(&table, at, has_color);
	if (!set_widths(&table, width > margin ? width - margin : 0)) {
		write_ragged(&table, &written);
	} else {
		for (size_t i = 0; i < table.cell_count;
		     i += table.column_count) {
			write_row(&table, i);
			if (i == 0 ||
			    (table.is_wrapped &&
			     i + table.column_count < table.cell_count))
				write_rule(&table);
			if (i <= table.column_count)
				written.head_end = blocks->out->size;
		}
	}
	written.end = blocks->out->size;
	buffer_free(&table.words);
	free(table.cells);
	free(table.columns);
	return written;
}
