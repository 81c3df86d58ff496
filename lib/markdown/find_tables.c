#include "markdown/find_tables.h"

#include "base/ascii.h"

enum { SHORTEST = 3 }; /* dashes in a cell that md4c asks for */

struct lines {
	struct repair *repair;
	struct text source;
};

/* Returns a line without the marks of quotations and items before it. */
static struct text
without_marks(struct text line)
{
	for (;;) {
		size_t size = 0;

		line = text_trim(line);
		while (size < line.size && ascii_is_digit(line.data[size]))
			size++;
		if (size == line.size ||
		    !text_has_any((struct text){line.data + size, 1},
				  size > 0 ? ".)" : ">-*+"))
			return line;
		if (line.data[size] != '>' && size + 1 < line.size &&
		    line.data[size + 1] != ' ')
			return line;
		line = text_from(line, size + 1);
	}
}

static struct text
without_pipes(struct text row)
{
	row = text_trim(row);
	if (row.size > 0 && row.data[0] == '|')
		row = text_from(row, 1);
	if (row.size > 0 && row.data[row.size - 1] == '|' &&
	    (row.size == 1 || row.data[row.size - 2] != '\\'))
		row.size--;
	return row;
}

static size_t
count_cells(struct text row)
{
	size_t count = 1;

	row = without_pipes(row);
	for (size_t i = 0; i < row.size; i++)
		if (row.data[i] == '|' && (i == 0 || row.data[i - 1] != '\\'))
			count++;
	return count;
}

/* Returns whether a line is the second row of a table: "|--|:-:|" */
static bool
is_delimiters(struct text line)
{
	struct text row = without_pipes(line), cell;

	/* Without a last cell, text_cut() would not see an empty one. */
	if (!text_has_any(line, "|") || text_ends_with(row, "|"))
		return false;
	while (text_cut(&row, '|', &cell)) {
		cell = text_trim(cell);
		if (cell.size > 0 && cell.data[0] == ':')
			cell = text_from(cell, 1);
		if (cell.size > 0 && cell.data[cell.size - 1] == ':')
			cell.size--;
		if (cell.size == 0)
			return false;
		for (size_t i = 0; i < cell.size; i++)
			if (cell.data[i] != '-')
				return false;
	}
	return true;
}

static void
edit(struct lines *lines, const char *at, struct text added, size_t removed)
{
	repair_edit(lines->repair, (size_t)(at - lines->source.data), removed,
		    added);
}

/* Makes the cells of a second row as long as md4c requires. */
static void
lengthen(struct lines *lines, struct text row)
{
	static const struct text dashes = {"---", SHORTEST};

	for (size_t i = 0; i < row.size; i++) {
		size_t start = i;

		while (i < row.size && row.data[i] == '-')
			i++;
		if (i > start && i - start < SHORTEST)
			edit(lines, row.data + start,
			     (struct text){dashes.data, SHORTEST - (i - start)},
			     0);
	}
}

/*
 * Puts a blank into each empty cell that has none, because md4c drops such a
 * cell, and what follows moves to the left.
 */
static void
fill_cells(struct lines *lines, const char *from, const char *end)
{
	for (const char *at = from + 1; at < end; at++)
		if (at[0] == '|' && at[-1] == '|' &&
		    (at - from < 2 || at[-2] != '\\'))
			edit(lines, at, (struct text){" ", 1}, 0);
}

/*
 * Does so in the table that begins with the line of HEAD, in the node BLOCK.
 * To md4c, a pipe in code does not end a cell.
 */
static void
fill_table(struct lines *lines, const struct tree *tree, size_t block,
	   const char *head)
{
	struct text last = text_line_at(lines->source, head);
	const char *from = last.data; /* NULL: not known */
	size_t code_end = block;

	head = from;
	for (size_t i = block + 1; i < tree->nodes[block].end; i++) {
		const struct node *node = &tree->nodes[i];
		bool is_code = i < code_end;

		if (node->kind == NODE_SPAN)
			code_end = node->end;
		if (node->kind != NODE_TEXT)
			continue;
		if (!repair_is_source(lines->source, node)) {
			from = is_code ? NULL : from;
			continue;
		}
		if (node->text.data < head)
			continue;
		last = node->text;
		if (is_code && from != NULL)
			fill_cells(lines, from, last.data);
		if (is_code || from == NULL)
			from = last.data + (is_code ? last.size : 0);
	}
	last = text_line_at(lines->source, last.data);
	if (from != NULL)
		fill_cells(lines, from, last.data + last.size);
}

/*
 * Repairs the table in a paragraph whose line LAST is followed by NEXT, if it
 * is one.
 */
static bool
repair_paragraph(struct lines *lines, const char *last, const char *next,
		 bool is_first)
{
	struct text head = text_line_at(lines->source, last);
	struct text row = without_marks(text_line_at(lines->source, next));
	struct text cells = without_marks(head);

	if (!text_has_any(cells, "|") || !is_delimiters(row) ||
	    count_cells(cells) != count_cells(row))
		return false;
	if (!is_first) {
		struct text marks = {head.data,
				     (size_t)(cells.data - head.data)};

		edit(lines, head.data, marks, 0);
		edit(lines, head.data, (struct text){"\n", 1}, 0);
	}
	lengthen(lines, row);
	return true;
}

static void
look_at_paragraph(struct lines *lines, const struct tree *tree, size_t at)
{
	const struct node *nodes = tree->nodes;
	const char *last = NULL;
	bool is_first = true, is_line_start = true;

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		const char *here = nodes[i].text.data;

		if (nodes[i].kind == NODE_SOFT)
			is_line_start = true;
		if (nodes[i].kind != NODE_TEXT ||
		    !repair_is_source(lines->source, &nodes[i]) ||
		    !is_line_start)
			continue;
		if (last != NULL &&
		    repair_paragraph(lines, last, here, is_first)) {
			fill_table(lines, tree, at, last);
			return;
		}
		is_first = last == NULL;
		last = here;
		is_line_start = false;
	}
}

/*
 * Undoes a table, as md4c sees it, whose first two rows differ in their number
 * of cells; else fills its empty cells.
 */
static void
look_at_table(struct lines *lines, const struct tree *tree, size_t at)
{
	for (size_t i = at + 1; i < tree->nodes[at + 1].end; i++) {
		struct text head, row;

		if (!repair_is_source(lines->source, &tree->nodes[i]))
			continue;
		head = text_line_at(lines->source, tree->nodes[i].text.data);
		row = text_from(lines->source, (size_t)(head.data + head.size -
							lines->source.data));
		row =
		    without_marks(text_line_at(row, row.data + (row.size > 0)));
		if (row.size > 0 &&
		    count_cells(without_marks(head)) != count_cells(row))
			edit(lines, row.data, (struct text){"\1", 1}, 1);
		else
			fill_table(lines, tree, at, head.data);
		return;
	}
}

void
find_tables(struct repair *repair, const struct tree *tree, struct text source)
{
	struct lines lines = {repair, source};

	for (size_t at = 0; at < tree->count; at++) {
		if (tree->nodes[at].kind == NODE_PARAGRAPH)
			look_at_paragraph(&lines, tree, at);
		else if (tree->nodes[at].kind == NODE_TABLE)
			look_at_table(&lines, tree, at);
		else
			continue;
		at = tree->nodes[at].end - 1;
	}
}
