#include "markdown/tree.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "markdown/entity.h"
#include "markdown/repair.h"
#include "markdown/tree_build.h"

enum {
	SLACK = 65536,
	MAX_TILDES = 1000,
	PREFIX = 7, /* bytes that md4c puts before an address: mailto: */
};

/*
 * Why md4c was stopped.  Some callbacks can only stop it with a negative
 * number.
 */
enum { NO_MEMORY = -1, TOO_MANY_CELLS = -2, TOO_MANY_REFERENCES = -3 };

struct parser {
	struct build build;
	bool keeps_references; /* their definitions are read as text */
	unsigned flags;
	size_t block_depth, span_depth, link_depth;
	size_t cells, expanded; /* bytes of addresses */
	bool takes_text;	/* in a block whose children are spans */
	bool is_implied;	/* in a paragraph that md4c does not report */
	bool is_in_cell;
	size_t
	    code_end; /* the number of nodes when a code span was last closed */
};

/*
 * Enters the paragraph that md4c does not report for the text of an item in a
 * tight list.
 */
static void
need_paragraph(struct parser *parser)
{
	if (parser->takes_text)
		return;
	build_open(&parser->build, NODE_PARAGRAPH)->is_tight = true;
	parser->takes_text = parser->is_implied = true;
}

static void
end_paragraph(struct parser *parser)
{
	if (parser->is_implied)
		build_close(&parser->build);
	parser->takes_text = parser->is_implied = false;
}

/* Stores the text of an attribute, decoded. */
static void
set_attribute(struct parser *parser, struct node *node,
	      const MD_ATTRIBUTE *attribute)
{
	struct buffer *decoded = &parser->build.tree->decoded;
	size_t start = decoded->size;

	for (size_t i = 0; attribute->size > 0 &&
			   attribute->substr_offsets[i] < attribute->size;
	     i++) {
		size_t from = attribute->substr_offsets[i];
		struct text part = {attribute->text + from,
				    attribute->substr_offsets[i + 1] - from};

		if (attribute->substr_types[i] == MD_TEXT_NULLCHAR)
			buffer_add_char(decoded, '\0');
		else if (attribute->substr_types[i] != MD_TEXT_ENTITY ||
			 !entity_decode(decoded, part))
			buffer_add_text(decoded, part);
	}
	build_decoded(&parser->build, node, start);
}

static void
enter_list(struct parser *parser, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_UL_DETAIL *bullets = detail;
	const MD_BLOCK_OL_DETAIL *numbers = detail;
	struct node *node = build_open(&parser->build, NODE_LIST);

	if (type == MD_BLOCK_OL) {
		node->number = numbers->start;
		node->mark = numbers->mark_delimiter;
		node->is_tight = numbers->is_tight;
	} else {
		node->mark = bullets->mark;
		node->is_tight = bullets->is_tight;
	}
}

/* Quotations and lists, which count as levels. */
static void
enter_container(struct parser *parser, MD_BLOCKTYPE type, const void *detail)
{
	if (parser->block_depth++ >= TREE_DEPTH)
		build_push(&parser->build, SKIPPED);
	else if (type == MD_BLOCK_QUOTE)
		build_open(&parser->build, NODE_QUOTE);
	else
		enter_list(parser, type, detail);
}

static int
enter_cell(struct parser *parser, const MD_BLOCK_TD_DETAIL *detail)
{
	build_open(&parser->build, NODE_CELL)->number = (uint32_t)detail->align;
	parser->takes_text = parser->is_in_cell = true;
	return ++parser->cells > parser->build.source.size + SLACK
		   ? TOO_MANY_CELLS
		   : 0;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct parser *parser = data;
	struct node *node;

	end_paragraph(parser);
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		enter_container(parser, type, detail);
		break;
	case MD_BLOCK_LI:
		if (parser->block_depth > TREE_DEPTH)
			build_push(&parser->build, SKIPPED);
		else
			build_open(&parser->build, NODE_ITEM);
		break;
	case MD_BLOCK_HR:
		build_open(&parser->build, NODE_RULE);
		break;
	case MD_BLOCK_H:
		node = build_open(&parser->build, NODE_HEADING);
		node->number = ((MD_BLOCK_H_DETAIL *)detail)->level;
		parser->takes_text = true;
		break;
	case MD_BLOCK_CODE:
		node = build_open(&parser->build, NODE_CODE);
		node->mark = ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char;
		set_attribute(parser, node,
			      &((MD_BLOCK_CODE_DETAIL *)detail)->info);
		parser->takes_text = true;
		break;
	case MD_BLOCK_P:
		build_open(&parser->build, NODE_PARAGRAPH);
		parser->takes_text = true;
		break;
	case MD_BLOCK_TABLE:
		node = build_open(&parser->build, NODE_TABLE);
		node->number = ((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
		break;
	case MD_BLOCK_TR:
		build_open(&parser->build, NODE_ROW);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return enter_cell(parser, detail);
	default: /* the whole text, and the parts of a table */
		build_push(&parser->build, SKIPPED);
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct parser *parser = data;

	(void)detail;
	end_paragraph(parser);
	build_close(&parser->build);
	parser->is_in_cell = false;
	if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL ||
	    type == MD_BLOCK_OL)
		parser->block_depth--;
	return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	static const enum node_kind kinds[] = {
	    [MD_SPAN_EM] = NODE_EMPHASIS, [MD_SPAN_STRONG] = NODE_STRONG,
	    [MD_SPAN_A] = NODE_LINK,	  [MD_SPAN_IMG] = NODE_IMAGE,
	    [MD_SPAN_CODE] = NODE_SPAN,	  [MD_SPAN_DEL] = NODE_STRUCK,
	};
	struct parser *parser = data;
	const MD_ATTRIBUTE *address = NULL;
	struct node *node;
	size_t size = 0;

	need_paragraph(parser);
	if (type == MD_SPAN_A) {
		address = &((MD_SPAN_A_DETAIL *)detail)->href;
		size = ((MD_SPAN_A_DETAIL *)detail)->title.size;
	} else if (type == MD_SPAN_IMG) {
		address = &((MD_SPAN_IMG_DETAIL *)detail)->src;
		size = ((MD_SPAN_IMG_DETAIL *)detail)->title.size;
	}
	if (parser->span_depth++ >= TREE_DEPTH ||
	    (type == MD_SPAN_A && parser->link_depth > 0)) {
		build_push(&parser->build, SKIPPED);
	} else {
		node = build_open(&parser->build, kinds[type]);
		node->mark = '*';
		if (address != NULL)
			set_attribute(parser, node, address);
	}
	parser->link_depth += type == MD_SPAN_A;
	if (address == NULL)
		return 0;
	size += address->size;
	parser->expanded += size > PREFIX ? size - PREFIX : 0;
	return !parser->keeps_references &&
		       parser->expanded > parser->build.source.size + SLACK
		   ? TOO_MANY_REFERENCES
		   : 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct parser *parser = data;

	(void)detail;
	build_close(&parser->build);
	if (type == MD_SPAN_CODE)
		parser->code_end = parser->build.tree->count;
	parser->span_depth--;
	parser->link_depth -= type == MD_SPAN_A;
	return 0;
}

/*
 * Stores the mark of the span that a text begins.  It is the character before
 * the text in the source, or a star if that is not a mark.
 */
static void
set_mark(struct parser *parser, const char *text)
{
	struct node *last =
	    &parser->build.tree->nodes[parser->build.tree->count - 1];
	uintptr_t at = (uintptr_t)text,
		  start = (uintptr_t)parser->build.parsed.data;

	if ((last->kind == NODE_EMPHASIS || last->kind == NODE_STRONG) &&
	    at > start && at - start < parser->build.parsed.size &&
	    text[-1] == '_')
		last->mark = '_';
}

/* Adds code.  In a table, a backslash before a pipe is not part of the code. */
static void
add_code(struct parser *parser, struct text code)
{
	for (size_t i = 0; parser->is_in_cell && i + 1 < code.size; i++) {
		if (code.data[i] != '\\' || code.data[i + 1] != '|')
			continue;
		if (i > 0)
			build_text(&parser->build, NODE_TEXT, code.data, i);
		code = text_from(code, i + 1);
		i = 0;
	}
	build_text(&parser->build, NODE_TEXT, code.data, code.size);
}

/*
 * Returns the number of backticks that md4c 0.4.8 reports twice.  It repeats
 * those that close a code span as text on a new line if they follow a newline
 * that it has dropped.
 */
static size_t
repeated_backticks(const struct parser *parser, struct text text)
{
	const struct tree *tree = parser->build.tree;
	const char *end;
	size_t count = 0;

	if (text.size == 0 || text.data[0] != '`' ||
	    tree->count != parser->code_end + 1 ||
	    tree->nodes[tree->count - 1].kind != NODE_SOFT)
		return 0;
	end = tree->nodes[tree->count - 2].text.data +
	      tree->nodes[tree->count - 2].text.size;
	while (*end == ' ')
		end++;
	while (*end == '\n' && count < text.size && text.data[count] == '`')
		count++;
	return count;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct parser *parser = data;
	size_t repeated = repeated_backticks(parser, (struct text){text, size});

	need_paragraph(parser);
	set_mark(parser, text);
	if (repeated > 0)
		parser->build.tree->count--; /* the new line */
	if (type == MD_TEXT_ENTITY)
		build_entity(&parser->build, text, size);
	else if (type == MD_TEXT_NULLCHAR)
		build_text(&parser->build, NODE_TEXT, "\0", 1);
	else if (type == MD_TEXT_BR)
		build_add(&parser->build, NODE_BREAK);
	else if (type == MD_TEXT_SOFTBR)
		build_add(&parser->build, NODE_SOFT);
	else if (type == MD_TEXT_CODE)
		add_code(parser, (struct text){text, size});
	else
		build_text(&parser->build, NODE_TEXT, text + repeated,
			   size - repeated);
	return 0;
}

static int
parse_once(struct parser *parser)
{
	const MD_PARSER md = {
	    .flags = parser->flags,
	    .enter_block = enter_block,
	    .leave_block = leave_block,
	    .enter_span = enter_span,
	    .leave_span = leave_span,
	    .text = take_text,
	};
	int result;

	parser->build.open_count = parser->block_depth = parser->span_depth = 0;
	parser->link_depth = parser->cells = parser->expanded = 0;
	parser->takes_text = parser->is_implied = parser->is_in_cell = false;
	parser->code_end = SIZE_MAX - 1;
	parser->build.tree->count = parser->build.tree->decoded.size = 0;
	result = md_parse(parser->build.parsed.data,
			  (MD_SIZE)parser->build.parsed.size, &md, parser);
	if (result == NO_MEMORY)
		mem_out();
	return result;
}

/* Removes the colons of link definitions, which makes them text. */
static void
hide_definitions(struct parser *parser)
{
	struct buffer *copy = &parser->build.repair.copy;

	if (copy->size == 0)
		buffer_add_text(copy, parser->build.source);
	for (size_t i = 1; i < copy->size; i++)
		if (copy->data[i] == ':' && copy->data[i - 1] == ']')
			copy->data[i] = '\1';
	parser->build.parsed = buffer_text(copy);
	parser->keeps_references = true;
}

static void
parse(struct parser *parser)
{
	int result;

	while ((result = parse_once(parser)) != 0) {
		if (result == TOO_MANY_CELLS)
			parser->flags &= ~(unsigned)MD_FLAG_TABLES;
		else
			hide_definitions(parser);
	}
}

/*
 * Returns what md4c should look for.  Its time grows with the square of the
 * number of runs of tildes, so a text with very many of them is read without
 * strikethrough.  The same is true of its bare links, which also differ
 * between versions; find_links.c finds them instead.
 */
static unsigned
flags_for(struct text source)
{
	unsigned flags = MD_FLAG_NOHTML | MD_FLAG_TABLES;
	size_t tildes = 0;

	for (size_t i = 1; i < source.size; i++)
		tildes += source.data[i] == '~' && source.data[i - 1] != '~';
	if (tildes <= MAX_TILDES)
		flags |= MD_FLAG_STRIKETHROUGH;
	return flags;
}

void
tree_parse(struct tree *tree, struct text source)
{
	struct parser parser = {
	    .build = {.tree = tree, .source = source, .parsed = source},
	    .flags = flags_for(source),
	};

	parse(&parser);
	if ((parser.flags & MD_FLAG_TABLES) && !parser.keeps_references &&
	    repair_make(&parser.build.repair, tree, source)) {
		parser.build.parsed = buffer_text(&parser.build.repair.copy);
		parse(&parser);
	}
	build_finish(tree);
	repair_free(&parser.build.repair);
	free(parser.build.open);
}
