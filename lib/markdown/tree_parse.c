#include "markdown/tree.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "markdown/entity.h"

/* An open block or span that the tree leaves out. */
#define SKIPPED UINT32_MAX

enum {
	SLACK = 65536,
	PREFIX = 7, /* bytes that md4c puts before an address: http:// */
};

/* Why md4c was stopped. */
enum { TOO_MANY_CELLS = 1, TOO_MANY_REFERENCES = 2 };

struct parser {
	struct tree *tree;
	struct text source, parsed; /* parsed: the source, or a copy of it */
	uint32_t *open;		    /* nodes, or SKIPPED */
	size_t open_count, open_capacity;
	size_t block_depth, span_depth, link_depth;
	size_t cells, expanded; /* bytes of addresses */
	bool takes_text;	/* in a block whose children are spans */
	bool is_implied;	/* in a paragraph that md4c does not report */
};

static struct node *
add_node(struct parser *parser, enum node_kind kind)
{
	struct tree *tree = parser->tree;
	struct node *node;

	tree->nodes = mem_grow(tree->nodes, &tree->capacity, tree->count + 1,
			       sizeof(*tree->nodes));
	node = &tree->nodes[tree->count++];
	*node = (struct node){.kind = (uint8_t)kind, .text = {"", 0}};
	node->end = (uint32_t)tree->count;
	return node;
}

static void
push(struct parser *parser, uint32_t node)
{
	parser->open = mem_grow(parser->open, &parser->open_capacity,
				parser->open_count + 1, sizeof(*parser->open));
	parser->open[parser->open_count++] = node;
}

static struct node *
open_node(struct parser *parser, enum node_kind kind)
{
	push(parser, (uint32_t)parser->tree->count);
	return add_node(parser, kind);
}

/* Closes the innermost node; false where it was left out. */
static bool
close_node(struct parser *parser)
{
	uint32_t node = parser->open[--parser->open_count];

	if (node == SKIPPED)
		return false;
	parser->tree->nodes[node].end = (uint32_t)parser->tree->count;
	return true;
}

/* The text of an item in a tight list is in no paragraph to md4c. */
static void
need_paragraph(struct parser *parser)
{
	if (parser->takes_text)
		return;
	open_node(parser, NODE_PARAGRAPH)->is_tight = true;
	parser->takes_text = parser->is_implied = true;
}

static void
end_paragraph(struct parser *parser)
{
	if (parser->is_implied)
		close_node(parser);
	parser->takes_text = parser->is_implied = false;
}

/* A piece of what was parsed as a piece of the source; others are constant. */
static struct text
piece_of(const struct parser *parser, const char *data, size_t size)
{
	uintptr_t at = (uintptr_t)data, start = (uintptr_t)parser->parsed.data;

	if (at >= start && at - start < parser->parsed.size)
		data = parser->source.data + (at - start);
	return (struct text){data, size};
}

/*
 * Gives a node the text of the tree from START on.  The buffer may still
 * move: finish() makes a pointer of the number.
 */
static void
set_decoded(struct parser *parser, struct node *node, size_t start)
{
	node->is_decoded = true;
	node->number = (uint32_t)start;
	node->text.size = parser->tree->decoded.size - start;
}

static void
add_text(struct parser *parser, enum node_kind kind, const char *data,
	 size_t size)
{
	add_node(parser, kind)->text = piece_of(parser, data, size);
}

static void
add_entity(struct parser *parser, const char *data, size_t size)
{
	struct buffer *decoded = &parser->tree->decoded;
	size_t start = decoded->size;

	if (entity_decode(decoded, (struct text){data, size}))
		set_decoded(parser, add_node(parser, NODE_TEXT), start);
	else
		add_text(parser, NODE_ENTITY, data, size);
}

/* The text of an attribute, decoded. */
static void
set_attribute(struct parser *parser, struct node *node,
	      const MD_ATTRIBUTE *attribute)
{
	struct buffer *decoded = &parser->tree->decoded;
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
	set_decoded(parser, node, start);
}

static void
enter_list(struct parser *parser, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_UL_DETAIL *bullets = detail;
	const MD_BLOCK_OL_DETAIL *numbers = detail;
	struct node *node = open_node(parser, NODE_LIST);

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
		push(parser, SKIPPED);
	else if (type == MD_BLOCK_QUOTE)
		open_node(parser, NODE_QUOTE);
	else
		enter_list(parser, type, detail);
}

static int
enter_cell(struct parser *parser, const MD_BLOCK_TD_DETAIL *detail)
{
	open_node(parser, NODE_CELL)->number = (uint32_t)detail->align;
	parser->takes_text = true;
	return ++parser->cells > parser->source.size + SLACK ? TOO_MANY_CELLS
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
			push(parser, SKIPPED);
		else
			open_node(parser, NODE_ITEM);
		break;
	case MD_BLOCK_HR:
		open_node(parser, NODE_RULE);
		break;
	case MD_BLOCK_H:
		node = open_node(parser, NODE_HEADING);
		node->number = ((MD_BLOCK_H_DETAIL *)detail)->level;
		parser->takes_text = true;
		break;
	case MD_BLOCK_CODE:
		node = open_node(parser, NODE_CODE);
		node->mark = ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char;
		set_attribute(parser, node,
			      &((MD_BLOCK_CODE_DETAIL *)detail)->info);
		parser->takes_text = true;
		break;
	case MD_BLOCK_P:
		open_node(parser, NODE_PARAGRAPH);
		parser->takes_text = true;
		break;
	case MD_BLOCK_TABLE:
		node = open_node(parser, NODE_TABLE);
		node->number = ((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
		break;
	case MD_BLOCK_TR:
		open_node(parser, NODE_ROW);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return enter_cell(parser, detail);
	default: /* the whole text, and the parts of a table */
		push(parser, SKIPPED);
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct parser *parser = data;

	(void)detail;
	end_paragraph(parser);
	close_node(parser);
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

	need_paragraph(parser);
	if (type == MD_SPAN_A)
		address = &((MD_SPAN_A_DETAIL *)detail)->href;
	else if (type == MD_SPAN_IMG)
		address = &((MD_SPAN_IMG_DETAIL *)detail)->src;
	if (parser->span_depth++ >= TREE_DEPTH ||
	    (type == MD_SPAN_A && parser->link_depth > 0)) {
		push(parser, SKIPPED);
	} else {
		node = open_node(parser, kinds[type]);
		node->mark = '*';
		if (address != NULL)
			set_attribute(parser, node, address);
	}
	parser->link_depth += type == MD_SPAN_A;
	if (address == NULL)
		return 0;
	parser->expanded += address->size > PREFIX ? address->size - PREFIX : 0;
	return parser->parsed.data == parser->source.data &&
		       parser->expanded > parser->source.size + SLACK
		   ? TOO_MANY_REFERENCES
		   : 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct parser *parser = data;

	(void)detail;
	close_node(parser);
	parser->span_depth--;
	parser->link_depth -= type == MD_SPAN_A;
	return 0;
}

/*
 * The mark of the span that a text begins: what is in front of it in the
 * source, and a star where that is no mark.
 */
static void
set_mark(struct parser *parser, const char *text)
{
	struct node *last = &parser->tree->nodes[parser->tree->count - 1];
	uintptr_t at = (uintptr_t)text, start = (uintptr_t)parser->parsed.data;

	if ((last->kind == NODE_EMPHASIS || last->kind == NODE_STRONG) &&
	    at > start && at - start < parser->parsed.size && text[-1] == '_')
		last->mark = '_';
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct parser *parser = data;

	need_paragraph(parser);
	set_mark(parser, text);
	if (type == MD_TEXT_ENTITY)
		add_entity(parser, text, size);
	else if (type == MD_TEXT_NULLCHAR)
		add_text(parser, NODE_TEXT, "\0", 1);
	else if (type == MD_TEXT_BR)
		add_node(parser, NODE_BREAK);
	else if (type == MD_TEXT_SOFTBR)
		add_node(parser, NODE_SOFT);
	else
		add_text(parser, NODE_TEXT, text, size);
	return 0;
}

/*
 * Without their colons the definitions of references are text.  The nodes
 * point into the source nevertheless.
 */
static struct buffer
without_definitions(struct text source)
{
	struct buffer copy = {0};

	buffer_add_text(&copy, source);
	for (size_t i = 1; i < copy.size; i++)
		if (copy.data[i] == ':' && copy.data[i - 1] == ']')
			copy.data[i] = '\1';
	return copy;
}

static int
run(struct parser *parser, unsigned flags)
{
	const MD_PARSER md = {
	    .flags = flags,
	    .enter_block = enter_block,
	    .leave_block = leave_block,
	    .enter_span = enter_span,
	    .leave_span = leave_span,
	    .text = take_text,
	};
	uint32_t *open = parser->open;
	size_t capacity = parser->open_capacity;
	int result;

	*parser = (struct parser){.tree = parser->tree,
				  .source = parser->source,
				  .parsed = parser->parsed,
				  .open = open,
				  .open_capacity = capacity};
	parser->tree->count = 0;
	parser->tree->decoded.size = 0;
	result = md_parse(parser->parsed.data, (MD_SIZE)parser->parsed.size,
			  &md, parser);
	if (result < 0)
		mem_out();
	return result;
}

/* The tree's own text moves no more. */
static void
finish(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		if (tree->nodes[i].is_decoded && tree->nodes[i].text.size > 0)
			tree->nodes[i].text.data =
			    tree->decoded.data + tree->nodes[i].number;
}

void
tree_parse(struct tree *tree, struct text source)
{
	struct parser parser = {
	    .tree = tree, .source = source, .parsed = source};
	unsigned flags = MD_FLAG_NOHTML | MD_FLAG_STRIKETHROUGH |
			 MD_FLAG_TABLES | MD_FLAG_PERMISSIVEAUTOLINKS;
	struct buffer copy = {0};
	int result;

	while ((result = run(&parser, flags)) != 0) {
		if (result == TOO_MANY_CELLS) {
			flags &= ~(unsigned)MD_FLAG_TABLES;
		} else {
			copy = without_definitions(source);
			parser.parsed = buffer_text(&copy);
		}
	}
	finish(tree);
	buffer_free(&copy);
	free(parser.open);
}
