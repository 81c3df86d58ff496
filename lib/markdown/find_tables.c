#include "markdown/find_tables.h"

#include "markdown/row.h"

enum { SHORTEST = 3 }; /* dashes in a cell that md4c asks for */

struct lines {
	struct repair *repair;
	struct text source;
};

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

/* Returns the line after the one that a byte of the source is in. */
static struct text
next_line(const struct lines *lines, const char *at)
{
	struct text line = text_line_at(lines->source, at), rest;

	rest = text_from(lines->source,
			 (size_t)(line.data + line.size - lines->source.data));
	return text_line_at(rest, rest.data + (rest.size > 0));
}

/* Puts an empty line before a line that begins another block. */
static void
separate(struct lines *lines, struct text line)
{
	struct text marks = {line.data, 0};

	marks.size = (size_t)(row_bare(line).data - line.data);
	edit(lines, line.data, marks, 0);
	edit(lines, line.data, (struct text){"\n", 1}, 0);
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
	struct text row = row_bare(text_line_at(lines->source, next));
	struct text cells = row_bare(head);

	if (!text_has_any(cells, "|") || !row_is_delimiters(row) ||
	    row_cells(cells) != row_cells(row))
		return false;
	if (!is_first)
		separate(lines, head);
	lengthen(lines, row);
	return true;
}

/* Ends the table of a paragraph before a block that is on the next line. */
static void
end_paragraph(struct lines *lines, const struct tree *tree, size_t at)
{
	size_t i = tree->nodes[at].end - 1;
	struct text line;

	while (!repair_is_source(lines->source, &tree->nodes[i]))
		i--;
	line = next_line(lines, tree->nodes[i].text.data);
	if (row_begins_block(row_bare(line)))
		separate(lines, line);
}

static void
look_at_paragraph(struct lines *lines, const struct tree *tree, size_t at)
{
	const struct node *nodes = tree->nodes;
	const char *last = NULL;
	bool is_first = true, is_line_start = true;

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		const char *here = nodes[i].text.data;

		if (nodes[i].kind == NODE_SOFT || nodes[i].kind == NODE_BREAK)
			is_line_start = true;
		if (nodes[i].kind != NODE_TEXT ||
		    !repair_is_source(lines->source, &nodes[i]) ||
		    !is_line_start)
			continue;
		if (last != NULL &&
		    repair_paragraph(lines, last, here, is_first)) {
			fill_table(lines, tree, at, last);
			end_paragraph(lines, tree, at);
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
		row = row_bare(next_line(lines, head.data));
		if (row.size > 0 && row_cells(row_bare(head)) != row_cells(row))
			edit(lines, row.data, (struct text){"\1", 1}, 1);
		else
			fill_table(lines, tree, at, head.data);
		return;
	}
}

/*
 * Ends a table, which md4c reads up to an empty line, a list, or a quotation,
 * before a heading or a fence.
 */
static void
end_table(struct lines *lines, const struct tree *tree, size_t at)
{
	const struct node *nodes = tree->nodes;
	bool is_row_start = false;

	for (size_t i = nodes[at + 1].end; i < nodes[at].end; i++) {
		struct text line;

		if (nodes[i].kind == NODE_ROW)
			is_row_start = true;
		if (!is_row_start ||
		    !repair_is_source(lines->source, &nodes[i]))
			continue;
		is_row_start = false;
		line = text_line_at(lines->source, nodes[i].text.data);
		if (row_begins_block(row_bare(line))) {
			separate(lines, line);
			return;
		}
	}
}

void
find_tables(struct repair *repair, const struct tree *tree, struct text source)
{
	struct lines lines = {repair, source};

	for (size_t at = 0; at < tree->count; at++) {
		enum node_kind kind = tree->nodes[at].kind;

		if (kind != NODE_PARAGRAPH && kind != NODE_TABLE)
			continue;
		if (kind == NODE_PARAGRAPH) {
			look_at_paragraph(&lines, tree, at);
		} else {
			look_at_table(&lines, tree, at);
			end_table(&lines, tree, at);
		}
		at = tree->nodes[at].end - 1;
	}
}
