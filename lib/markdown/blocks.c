#include "markdown/blocks.h"

#include "base/utf8.h"

/* Appends the text before a line, without the blanks at its end. */
static void
add_bare(struct buffer *out, struct text prefix)
{
	while (prefix.size > 0 && prefix.data[prefix.size - 1] == ' ')
		prefix.size--;
	buffer_add_text(out, prefix);
}

void
blocks_begin_line(struct blocks *blocks)
{
	buffer_add_text(
	    blocks->out,
	    buffer_text(blocks->has_first ? &blocks->first : &blocks->rest));
	blocks->has_first = false;
	blocks->has_output = true;
}

void
blocks_empty_line(struct blocks *blocks)
{
	add_bare(blocks->out, buffer_text(blocks->has_first ? &blocks->first
							    : &blocks->rest));
	buffer_add_char(blocks->out, '\n');
	blocks->has_first = false;
	blocks->has_output = true;
}

size_t
blocks_columns(const struct blocks *blocks)
{
	return utf8_columns(buffer_text(&blocks->rest));
}

static void
add_margin(struct blocks *blocks, const struct buffer *first, size_t columns)
{
	if (!blocks->has_first) {
		blocks->first.size = 0;
		buffer_add_text(&blocks->first, buffer_text(&blocks->rest));
	}
	blocks->has_first = true;
	buffer_add_text(&blocks->first, buffer_text(first));
	while (columns-- > 0)
		buffer_add_char(&blocks->rest, ' ');
}

static struct level *
add_level(struct blocks *blocks, size_t at)
{
	struct level *level = &blocks->levels[blocks->level_count++];

	*level = (struct level){.node = (uint32_t)at,
				.number = blocks->tree->nodes[at].number,
				.rest_size = blocks->rest.size};
	return level;
}

static void
enter_quote(struct blocks *blocks, size_t at)
{
	add_level(blocks, at);
	if (blocks->has_first)
		buffer_print(&blocks->first, "> ");
	buffer_print(&blocks->rest, "> ");
}

static void
enter_item(struct blocks *blocks, size_t at)
{
	struct level *list = &blocks->levels[blocks->level_count - 1];
	const struct node *node = &blocks->tree->nodes[list->node];
	struct buffer marker = {0};

	if (node_is_ordered(node))
		buffer_print(&marker, "%u", (unsigned)list->number++);
	buffer_print(&marker, "%c ", node->mark);
	add_level(blocks, at);
	add_margin(blocks, &marker,
		   marker.size > blocks->min_indent ? marker.size
						    : blocks->min_indent);
	buffer_free(&marker);
}

/* Returns whether no empty line comes between an item and the text above it. */
static bool
is_tight(const struct blocks *blocks, size_t item)
{
	const struct node *nodes = blocks->tree->nodes;
	size_t count = blocks->level_count;
	const struct node *list = &nodes[blocks->levels[count - 1].node];

	if (!list->is_tight)
		return false;
	if (item > blocks->levels[count - 1].node + 1)
		return true;
	/* Directly after a paragraph, only the number 1 begins a list. */
	if (node_is_ordered(list) && list->number != 1)
		return false;
	return count >= 3 &&
	       nodes[blocks->levels[count - 2].node].kind == NODE_ITEM &&
	       nodes[blocks->levels[count - 3].node].is_tight;
}

/*
 * Leaves the levels that end before the next node.  The marker of an item must
 * stay.
 */
static void
leave_levels(struct blocks *blocks)
{
	while (blocks->level_count > 0) {
		struct level *level = &blocks->levels[blocks->level_count - 1];

		if (blocks->tree->nodes[level->node].end > blocks->at)
			break;
		if (blocks->has_first)
			blocks_empty_line(blocks);
		blocks->rest.size = level->rest_size;
		blocks->level_count--;
	}
	if (blocks->rest.size < blocks->common)
		blocks->common = blocks->rest.size;
}

static void
separate(struct blocks *blocks, bool tight)
{
	if (blocks->has_output && !tight) {
		add_bare(blocks->out,
			 (struct text){blocks->rest.data, blocks->common});
		buffer_add_char(blocks->out, '\n');
	}
}

/* Returns whether no paragraph begins on the line of an item's marker. */
static bool
lacks_text(const struct blocks *blocks, size_t item)
{
	const struct node *nodes = blocks->tree->nodes;

	return nodes[item].end == item + 1 ||
	       (blocks->needs_text && nodes[item + 1].kind != NODE_PARAGRAPH);
}

bool
blocks_next(struct blocks *blocks, size_t *node)
{
	const struct node *nodes = blocks->tree->nodes;
	bool is_decided = false, tight = false;

	blocks->common = blocks->rest.size;
	for (; blocks->at < blocks->tree->count; blocks->at++) {
		size_t at = blocks->at;

		leave_levels(blocks);
		if (nodes[at].kind == NODE_HEADING && nodes[at].end == at + 1)
			continue;
		if (nodes[at].kind == NODE_LIST) {
			add_level(blocks, at);
			continue;
		}
		if (nodes[at].kind == NODE_ITEM && !is_decided)
			tight = is_tight(blocks, at);
		is_decided = true;
		if (nodes[at].kind == NODE_QUOTE) {
			enter_quote(blocks, at);
			continue;
		}
		if (nodes[at].kind == NODE_ITEM) {
			enter_item(blocks, at);
			if (!lacks_text(blocks, at))
				continue;
		}
		separate(blocks, tight);
		blocks->at =
		    nodes[at].kind == NODE_ITEM ? at + 1 : nodes[at].end;
		*node = at;
		return true;
	}
	leave_levels(blocks);
	/* A text without blocks, such as one of link definitions. */
	if (blocks->has_first)
		blocks_empty_line(blocks);
	buffer_free(&blocks->first);
	buffer_free(&blocks->rest);
	return false;
}
