#include "markdown/plain.h"

#include <stdint.h>

#include "base/color.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/blocks.h"
#include "markdown/escape.h"
#include "markdown/fill.h"
#include "markdown/plain_source.h"
#include "markdown/plain_table.h"
#include "markdown/tree.h"
#include "markdown/words.h"

enum { SHORTEST_FENCE = 3 };

struct plain {
	struct blocks blocks;
	const struct plain_style *style;
};

static void
write_lines(struct plain *plain, struct text words)
{
	size_t margin = blocks_columns(&plain->blocks);
	struct fill fill = {.rest = words};
	struct buffer color = {0};
	struct text line;

	if (plain->style->width == 0)
		fill.width = SIZE_MAX / 2;
	else if (plain->style->width > margin)
		fill.width = plain->style->width - margin;
	while (fill_next(&fill, &line)) {
		blocks_begin_line(&plain->blocks);
		fill_add(plain->blocks.out, line, &color);
		buffer_add_char(plain->blocks.out, '\n');
	}
	buffer_free(&color);
}

static void
write_prose(struct plain *plain, size_t at)
{
	const struct node *node = &plain->blocks.tree->nodes[at];
	bool is_heading = node->kind == NODE_HEADING;
	struct buffer words = {0};

	for (size_t i = 0; is_heading && i < node->number; i++)
		buffer_add_char(&words, '#');
	if (is_heading)
		buffer_add_char(&words, ' ');
	words_add(&words, plain->blocks.tree, at, plain->style->has_color,
		  is_heading ? COLOR_STRONG : "");
	write_lines(plain, buffer_text(&words));
	buffer_free(&words);
}

static size_t
room_of(const struct plain_style *style)
{
	return style->room > style->width ? style->room : style->width;
}

/* Appends a fence, unless the code is indented. */
static void
add_fence(struct buffer *out, char mark, size_t size, struct text info)
{
	if (mark == '\0')
		return;
	while (size-- > 0)
		buffer_add_char(out, mark);
	safe_add(out, info, SAFE_LINE);
	buffer_add_char(out, '\n');
}

/* Appends the lines of a block of code with its fences or its indent. */
static void
add_code(struct buffer *out, const struct tree *tree, size_t at)
{
	const struct node *node = &tree->nodes[at];
	struct buffer code = {0};
	struct text rest, line;
	size_t fence;

	tree_add_text(&code, tree, at);
	rest = buffer_text(&code);
	fence = escape_longest_run(rest, node->mark) + 1;
	if (fence < SHORTEST_FENCE)
		fence = SHORTEST_FENCE;
	add_fence(out, node->mark, fence, node->text);
	while (text_cut(&rest, '\n', &line)) {
		if (node->mark == '\0' && line.size > 0)
			buffer_print(out, "    ");
		plain_add_line(out, line);
		buffer_add_char(out, '\n');
	}
	add_fence(out, node->mark, fence, (struct text){"", 0});
	buffer_free(&code);
}

/*
 * Writes code without wrapping its lines.  Blanks of the margin are dropped
 * until the longest line fits.
 */
static void
write_code(struct plain *plain, size_t at)
{
	struct blocks *blocks = &plain->blocks;
	struct buffer code = {0}, margin = {0};
	struct text rest, line;
	size_t longest = 0;

	add_code(&code, blocks->tree, at);
	for (rest = buffer_text(&code); text_cut(&rest, '\n', &line);)
		if (utf8_columns(line) > longest)
			longest = utf8_columns(line);
	/* A marker has its own line. */
	if (blocks->has_first)
		blocks_empty_line(blocks);
	buffer_add_text(&margin, buffer_text(&blocks->rest));
	while (margin.size > 0 && margin.data[margin.size - 1] == ' ' &&
	       utf8_columns(buffer_text(&margin)) + longest >
		   room_of(plain->style))
		margin.size--;
	for (rest = buffer_text(&code); text_cut(&rest, '\n', &line);) {
		if (line.size == 0) {
			blocks_empty_line(blocks);
			continue;
		}
		buffer_add_text(blocks->out, buffer_text(&margin));
		if (plain->style->has_color)
			buffer_print(blocks->out, COLOR_CODE);
		buffer_add_text(blocks->out, line);
		if (plain->style->has_color)
			buffer_print(blocks->out, COLOR_RESET);
		buffer_add_char(blocks->out, '\n');
	}
	blocks->has_output = true;
	buffer_free(&code);
	buffer_free(&margin);
}

static void
write_table(struct plain *plain, size_t at)
{
	const struct plain_style *style = plain->style;
	struct plain_tables *tables = style->tables;
	struct plain_table written = plain_write_table(
	    &plain->blocks, at, room_of(style), style->has_color);

	if (tables == NULL)
		return;
	tables->list = mem_grow(tables->list, &tables->capacity,
				tables->count + 1, sizeof(*tables->list));
	tables->list[tables->count++] = written;
}

static void
write_block(struct plain *plain, size_t at)
{
	struct blocks *blocks = &plain->blocks;

	switch (blocks->tree->nodes[at].kind) {
	case NODE_ITEM:
		blocks_empty_line(blocks);
		break;
	case NODE_RULE:
		blocks_begin_line(blocks);
		buffer_print(blocks->out, "---\n");
		break;
	case NODE_CODE:
		write_code(plain, at);
		break;
	case NODE_TABLE:
		write_table(plain, at);
		break;
	default:
		write_prose(plain, at);
	}
}

/* Sets the margin.  The first line begins with the lead. */
static void
set_margin(struct blocks *blocks, const struct plain_style *style)
{
	size_t used = utf8_columns(style->lead);

	buffer_add_text(&blocks->first, style->lead);
	for (size_t i = used; i < style->indent; i++)
		buffer_add_char(&blocks->first, ' ');
	for (size_t i = 0; i < style->indent; i++)
		buffer_add_char(&blocks->rest, ' ');
	blocks->has_first = style->lead.size > 0;
}

void
plain_write(struct buffer *out, struct text markdown,
	    const struct plain_style *style)
{
	struct tree tree = {0};
	struct plain plain = {.style = style,
			      .blocks = {.out = out, .tree = &tree}};
	size_t at;

	tree_parse(&tree, markdown);
	if (style->width == 0) {
		plain_write_source(out, markdown, &tree, style);
	} else {
		set_margin(&plain.blocks, style);
		while (blocks_next(&plain.blocks, &at))
			write_block(&plain, at);
	}
	tree_free(&tree);
}

void
plain_write_literal(struct buffer *out, struct text text,
		    const struct plain_style *style)
{
	struct plain plain = {.style = style, .blocks = {.out = out}};
	struct buffer words = {0};

	safe_add(&words, text_trim(text), SAFE_LINE);
	set_margin(&plain.blocks, style);
	write_lines(&plain, buffer_text(&words));
	buffer_free(&words);
	buffer_free(&plain.blocks.first);
	buffer_free(&plain.blocks.rest);
}
