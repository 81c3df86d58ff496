#include "markdown/sheet.h"

#include "base/safe.h"
#include "markdown/blocks.h"
#include "markdown/escape.h"
#include "markdown/sheet_spans.h"

enum { NESTING = 4, SHORTEST_FENCE = 3 };

/*
 * Returns whether a line of code looks like a link definition. lowdown reads
 * it as one even inside a fence, and drops it.
 */
static bool
is_definition(struct text line)
{
	size_t at = 0;

	while (at < line.size && line.data[at] == ' ')
		at++;
	if (at > 3 || at == line.size || line.data[at] != '[')
		return false;
	for (; at + 1 < line.size; at++)
		if (line.data[at] == ']' && line.data[at + 1] == ':')
			return true;
	return false;
}

/* Returns the length of the fence that a block of code needs. */
static size_t
fence_of(struct text code)
{
	size_t needed = escape_longest_run(code, '`') + 1;

	return needed < SHORTEST_FENCE ? SHORTEST_FENCE : needed;
}

static void
write_fence(struct blocks *blocks, size_t length, struct text language,
	    const char *mark)
{
	blocks_begin_line(blocks);
	buffer_print(blocks->out, "%s", mark);
	while (length-- > 0)
		buffer_add_char(blocks->out, '`');
	buffer_add_text(blocks->out, language);
	buffer_add_char(blocks->out, '\n');
}

static void
write_code(struct blocks *blocks, size_t at)
{
	struct buffer code = {0}, safe = {0};
	struct text rest, line;
	const char *mark = "";
	size_t fence;

	tree_add_text(&code, blocks->tree, at);
	safe_add(&safe, buffer_text(&code), SAFE_TEXT);
	fence = fence_of(buffer_text(&safe));
	for (rest = buffer_text(&safe); text_cut(&rest, '\n', &line);)
		if (blocks->rest.size == 0 && is_definition(line))
			mark = "> ";
	write_fence(blocks, fence, node_language(&blocks->tree->nodes[at]),
		    mark);
	for (rest = buffer_text(&safe); text_cut(&rest, '\n', &line);) {
		if (line.size == 0 && *mark == '\0') {
			blocks_empty_line(blocks);
			continue;
		}
		blocks_begin_line(blocks);
		buffer_print(blocks->out, "%s", mark);
		buffer_add_text(blocks->out, line);
		buffer_add_char(blocks->out, '\n');
	}
	write_fence(blocks, fence, (struct text){"", 0}, mark);
	buffer_free(&code);
	buffer_free(&safe);
}

/* Writes "|---|:-:|". */
static void
write_delimiters(struct blocks *blocks, size_t row)
{
	static const char *const marks[] = {"---", ":--", ":-:", "--:"};
	const struct node *nodes = blocks->tree->nodes;

	blocks_begin_line(blocks);
	for (size_t at = row + 1; at < nodes[row].end; at = nodes[at].end)
		buffer_print(blocks->out, "|%s", marks[nodes[at].number]);
	buffer_print(blocks->out, "|\n");
}

static void
write_table(struct blocks *blocks, size_t table)
{
	const struct node *nodes = blocks->tree->nodes;

	for (size_t row = table + 1; row < nodes[table].end;
	     row = nodes[row].end) {
		blocks_begin_line(blocks);
		for (size_t at = row + 1; at < nodes[row].end;
		     at = nodes[at].end) {
			buffer_print(blocks->out, "| ");
			sheet_add_spans(blocks->out, blocks->tree, at,
					ESCAPE_CELL, NULL, false);
			buffer_add_char(blocks->out, ' ');
		}
		buffer_print(blocks->out, "|\n");
		if (row == table + 1)
			write_delimiters(blocks, row);
	}
}

static void
write_block(struct blocks *blocks, size_t at)
{
	enum node_kind kind = blocks->tree->nodes[at].kind;

	switch (kind) {
	case NODE_CODE:
		write_code(blocks, at);
		return;
	case NODE_TABLE:
		write_table(blocks, at);
		return;
	default:
		break;
	}
	blocks_begin_line(blocks);
	if (kind == NODE_ITEM)
		buffer_print(blocks->out, "&nbsp;");
	else if (kind == NODE_RULE)
		buffer_print(blocks->out, "* * *");
	else
		sheet_add_spans(blocks->out, blocks->tree, at, ESCAPE_PROSE,
				blocks, kind == NODE_HEADING);
	buffer_add_char(blocks->out, '\n');
}

void
sheet_write(struct buffer *out, const struct tree *tree, size_t from)
{
	struct blocks blocks = {.out = out,
				.tree = tree,
				.at = from,
				.min_indent = NESTING,
				.needs_text = true};
	size_t at;

	while (blocks_next(&blocks, &at))
		write_block(&blocks, at);
}

bool
sheet_write_item(struct buffer *out, const struct tree *tree,
		 struct text marker)
{
	struct blocks blocks = {.out = out,
				.tree = tree,
				.min_indent = NESTING,
				.needs_text = true};
	bool has_text =
	    tree->count > 0 && tree->nodes[0].kind == NODE_PARAGRAPH;
	size_t at;

	buffer_add_text(&blocks.first, marker);
	blocks.has_first = has_text;
	blocks.has_output = !has_text;
	for (size_t i = 0; i < NESTING; i++)
		buffer_add_char(&blocks.rest, ' ');
	if (!has_text) {
		buffer_add_text(out, text_trim(marker));
		buffer_add_char(out, '\n');
	}
	while (blocks_next(&blocks, &at))
		write_block(&blocks, at);
	return tree->count > 0 &&
	       (!has_text || tree->nodes[0].end < tree->count);
}

void
sheet_write_heading(struct buffer *out, const struct tree *tree,
		    size_t paragraph)
{
	sheet_add_spans(out, tree, paragraph, ESCAPE_HEADING, NULL, false);
}
