#include "markdown/tree_events.h"

#include <md4c.h>
#include <string.h>

#include "base/memory.h"
#include "markdown/entity.h"

enum {
	SLACK = 65536,
	PREFIX = 7, /* bytes that md4c puts before an address: mailto: */
};

/* Kinds of spans that md4c knows. */
enum { SPAN_KINDS = MD_SPAN_U + 1 };

struct parser {
	struct build *build;
	bool has_references;
	size_t block_depth, span_depth, link_depth;
	size_t spans[SPAN_KINDS]; /* how many of each kind are open */
	size_t cells, expanded;	  /* bytes of addresses */
};

/* Stores the text of an attribute, decoded. */
static void
set_attribute(struct parser *parser, struct node *node,
	      const MD_ATTRIBUTE *attribute)
{
	struct buffer *decoded = &parser->build->tree->decoded;
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
	build_decoded(parser->build, node, start);
}

static void
enter_list(struct parser *parser, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_UL_DETAIL *bullets = detail;
	const MD_BLOCK_OL_DETAIL *numbers = detail;
	struct node *node = build_open(parser->build, NODE_LIST);

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
		build_push(parser->build, SKIPPED);
	else if (type == MD_BLOCK_QUOTE)
		build_open(parser->build, NODE_QUOTE);
	else
		enter_list(parser, type, detail);
}

static int
enter_cell(struct parser *parser, const MD_BLOCK_TD_DETAIL *detail)
{
	build_open_text(parser->build, NODE_CELL)->number =
	    (uint32_t)detail->align;
	parser->build->is_in_cell = true;
	return ++parser->cells > parser->build->source.size + SLACK ? STOP_CELLS
								    : 0;
}

/*
 * Ends the text of a block.  md4c takes a star in the address of a link for the
 * end of emphasis, and reports only its beginning; see find_marks.h.
 */
static void
end_text(struct parser *parser)
{
	if (parser->span_depth > 0) {
		parser->build->repair.is_unbalanced = true;
		memset(parser->spans, 0, sizeof(parser->spans));
		parser->link_depth = 0;
	}
	for (; parser->span_depth > 0; parser->span_depth--)
		build_close(parser->build);
	build_end_paragraph(parser->build);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct parser *parser = data;
	struct node *node;

	end_text(parser);
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		enter_container(parser, type, detail);
		break;
	case MD_BLOCK_LI:
		if (parser->block_depth > TREE_DEPTH)
			build_push(parser->build, SKIPPED);
		else
			build_open(parser->build, NODE_ITEM);
		break;
	case MD_BLOCK_HR:
		build_open(parser->build, NODE_RULE);
		break;
	case MD_BLOCK_H:
		node = build_open_text(parser->build, NODE_HEADING);
		node->number = ((MD_BLOCK_H_DETAIL *)detail)->level;
		break;
	case MD_BLOCK_CODE:
		node = build_open_text(parser->build, NODE_CODE);
		node->mark = ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char;
		set_attribute(parser, node,
			      &((MD_BLOCK_CODE_DETAIL *)detail)->info);
		break;
	case MD_BLOCK_P:
		build_open_text(parser->build, NODE_PARAGRAPH);
		break;
	case MD_BLOCK_TABLE:
		node = build_open(parser->build, NODE_TABLE);
		node->number = ((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
		break;
	case MD_BLOCK_TR:
		build_open(parser->build, NODE_ROW);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return enter_cell(parser, detail);
	default: /* the whole text, and the parts of a table */
		build_push(parser->build, SKIPPED);
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct parser *parser = data;

	(void)detail;
	end_text(parser);
	build_close(parser->build);
	parser->build->is_in_cell = false;
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

	build_need_paragraph(parser->build);
	if (type == MD_SPAN_A) {
		address = &((MD_SPAN_A_DETAIL *)detail)->href;
		size = ((MD_SPAN_A_DETAIL *)detail)->title.size;
	} else if (type == MD_SPAN_IMG) {
		address = &((MD_SPAN_IMG_DETAIL *)detail)->src;
		size = ((MD_SPAN_IMG_DETAIL *)detail)->title.size;
	}
	if (parser->span_depth++ >= TREE_DEPTH ||
	    (type == MD_SPAN_A && parser->link_depth > 0)) {
		build_push(parser->build, SKIPPED);
	} else {
		node = build_open(parser->build, kinds[type]);
		node->mark = '*';
		if (address != NULL)
			set_attribute(parser, node, address);
	}
	parser->spans[type]++;
	parser->link_depth += type == MD_SPAN_A;
	if (address == NULL)
		return 0;
	size += address->size;
	parser->expanded += size > PREFIX ? size - PREFIX : 0;
	return parser->has_references &&
		       parser->expanded > parser->build->source.size + SLACK
		   ? STOP_REFERENCES
		   : 0;
}

/* A newline alone is a blank of code, but md4c 0.4.8 reports nothing for it. */
static void
end_code(struct build *build)
{
	if (build->tree->nodes[build->tree->count - 1].kind == NODE_SPAN)
		build_text(build, NODE_TEXT, " ", 1);
	build->code_end = build->tree->count;
}

/*
 * md4c takes a bracket in the address of an image for the beginning of a link,
 * and reports only the end of that; see find_marks.h.
 */
static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct parser *parser = data;

	(void)detail;
	if (parser->spans[type] == 0) {
		parser->build->repair.is_unbalanced = true;
		return 0;
	}
	parser->spans[type]--;
	if (type == MD_SPAN_CODE)
		end_code(parser->build);
	build_close(parser->build);
	parser->span_depth--;
	parser->link_depth -= type == MD_SPAN_A;
	return 0;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct parser *parser = data;
	struct build *build = parser->build;
	size_t repeated = build_drop_repeated(build, (struct text){text, size});

	build_need_paragraph(build);
	build_mark(build, text);
	if (type == MD_TEXT_ENTITY)
		build_entity(build, text, size);
	else if (type == MD_TEXT_NULLCHAR)
		build_text(build, NODE_TEXT, "\0", 1);
	else if (type == MD_TEXT_BR)
		build_add(build, NODE_BREAK);
	else if (type == MD_TEXT_SOFTBR)
		build_add(build, NODE_SOFT);
	else if (type == MD_TEXT_CODE)
		build_code(build, (struct text){text, size});
	else
		build_text(build, NODE_TEXT, text + repeated, size - repeated);
	return 0;
}

enum stop
tree_events(struct build *build, const struct dialect *dialect)
{
	struct parser parser = {
	    .build = build,
	    .has_references = dialect->has_references,
	};
	const MD_PARSER md = {
	    .flags = MD_FLAG_NOHTML |
		     (dialect->has_tables ? MD_FLAG_TABLES : 0) |
		     (dialect->has_strikethrough ? MD_FLAG_STRIKETHROUGH : 0),
	    .enter_block = enter_block,
	    .leave_block = leave_block,
	    .enter_span = enter_span,
	    .leave_span = leave_span,
	    .text = take_text,
	};
	int result;

	build_begin(build);
	result = md_parse(build->parsed.data, (MD_SIZE)build->parsed.size, &md,
			  &parser);
	if (result == STOP_MEMORY)
		mem_out();
	return (enum stop)result;
}
