#include "markdown/html.h"

#include "markdown/direction.h"
#include "markdown/html_leaf.h"
#include "markdown/html_table.h"

struct html {
	struct buffer *out;
	const struct tree *tree;
	const struct html_style *style;
	uint32_t open[TREE_OPEN]; /* nodes that are not closed yet */
	size_t open_count;
	size_t right_end; /* what is before it is inside of right to left */
	bool is_in_head;  /* of a table */
	struct html_table table; /* the last one of a page */
	size_t column;		 /* of it */
};

static bool
is_right(const struct html *html, const struct node *node)
{
	size_t at = (size_t)(node - html->tree->nodes);

	return direction_is_right_node(html->tree, at, at < html->right_end);
}

static bool
is_inside(const struct html *html, const struct node *node)
{
	return (size_t)(node - html->tree->nodes) < html->right_end;
}

/*
 * Writes the tag of a block that has its own text, except for the tag's last
 * character.
 */
static void
begin_block(struct html *html, const char *name, const struct node *node)
{
	buffer_print(html->out, "<%s", name);
	if (html->style->is_page)
		buffer_print(html->out, " dir=\"%s\"",
			     direction_name(is_right(html, node),
					    is_inside(html, node)));
}

/*
 * Writes the same for a list, a quotation, or a table.  Its direction decides
 * on which side its markers, its bar, or its first column are, and it is left
 * out where it is from left to right, as everything around it.
 */
static void
begin_side(struct html *html, const char *name, const struct node *node)
{
	bool was_inside = is_inside(html, node);

	buffer_print(html->out, "<%s", name);
	if (!html->style->is_page)
		return;
	if (is_right(html, node)) {
		buffer_print(html->out, " dir=\"rtl\"");
		html->right_end = was_inside ? html->right_end : node->end;
	} else if (was_inside) {
		buffer_print(html->out, " dir=\"ltr\"");
	}
}

static void
add_block(struct html *html, const char *name, const struct node *node,
	  const char *behind)
{
	begin_block(html, name, node);
	buffer_print(html->out, ">%s", behind);
}

static void
open_quote(struct html *html, const struct node *quote)
{
	begin_side(html, "blockquote", quote);
	buffer_print(html->out, ">\n");
}

static void
open_list(struct html *html, const struct node *list)
{
	begin_side(html, node_is_ordered(list) ? "ol" : "ul", list);
	if (node_is_ordered(list) && list->number != 1)
		buffer_print(html->out, " start=\"%u\"",
			     (unsigned)list->number);
	buffer_print(html->out, ">\n");
}

/* An item inside of a list from right to left has its marker where all do. */
static void
open_item(struct html *html, const struct node *item)
{
	if (is_inside(html, item))
		buffer_print(html->out, "<li>");
	else
		add_block(html, "li", item, "");
}

/* Returns whether a tight paragraph has no letter from right to left inside. */
static bool
is_foreign(const struct html *html, const struct node *paragraph)
{
	return paragraph->is_tight && is_inside(html, paragraph) &&
	       !is_right(html, paragraph);
}

static void
open_paragraph(struct html *html, const struct node *paragraph)
{
	if (!paragraph->is_tight)
		add_block(html, "p", paragraph, "");
	else if (is_foreign(html, paragraph))
		add_block(html, "span", paragraph, "");
}

static void
close_paragraph(struct html *html, const struct node *paragraph)
{
	if (!paragraph->is_tight)
		buffer_print(html->out, "</p>\n");
	else if (is_foreign(html, paragraph))
		buffer_print(html->out, "</span>");
}

static void
open_table(struct html *html, const struct node *table)
{
	const char *style = "";

	if (html->style->is_page) {
		buffer_print(html->out,
			     "<div class=\"wide\" tabindex=\"0\">\n");
		html_table_measure(&html->table, html->tree,
				   (size_t)(table - html->tree->nodes));
		if (html->table.keeps_words)
			style = " class=\"words\"";
	}
	begin_side(html, "table", table);
	buffer_print(html->out, "%s>\n<thead>\n", style);
	html->is_in_head = true;
}

static void
close_table(struct html *html)
{
	buffer_print(html->out, "</tbody>\n</table>\n");
	if (html->style->is_page)
		buffer_print(html->out, "</div>\n");
}

static void
open_cell(struct html *html, const struct node *cell)
{
	static const char *const sides[] = {"", "left", "center", "right"};

	begin_block(html, html->is_in_head ? "th" : "td", cell);
	if (html->style->is_page &&
	    html_table_keeps_column(&html->table, html->column++))
		buffer_print(html->out, " class=\"words\"");
	if (cell->number != ALIGN_NONE)
		buffer_print(html->out, " style=\"text-align: %s\"",
			     sides[cell->number]);
	buffer_add_char(html->out, '>');
}

static void
open_link(struct html *html, const struct node *link)
{
	if (!node_is_web_link(link))
		return;
	buffer_print(html->out, "<a href=\"");
	html_escape(html->out, link->text);
	buffer_print(html->out, "\">");
}

/* The tags of the nodes whose tag never varies; NODE_BREAK is the last kind. */
static const char *const tags[][2] = {
    [NODE_QUOTE] = {NULL, "</blockquote>\n"},
    [NODE_ITEM] = {NULL, "</li>\n"},
    [NODE_HEADING] = {NULL, "</strong></p>\n"},
    [NODE_RULE] = {"<hr/>\n", NULL},
    [NODE_ROW] = {"<tr>", "</tr>\n"},
    [NODE_EMPHASIS] = {"<em>", "</em>"},
    [NODE_STRONG] = {"<strong>", "</strong>"},
    [NODE_STRUCK] = {"<del>", "</del>"},
    [NODE_SPAN] = {NULL, "</code>"},
    [NODE_SOFT] = {"\n", NULL},
    [NODE_BREAK] = {"<br/>\n", NULL},
};

static void
add_tag(struct html *html, const struct node *node, size_t which)
{
	if (tags[node->kind][which] != NULL)
		buffer_print(html->out, "%s", tags[node->kind][which]);
}

static void
open_node(struct html *html, const struct node *node)
{
	add_tag(html, node, 0);
	if (node->kind == NODE_QUOTE)
		open_quote(html, node);
	else if (node->kind == NODE_LIST)
		open_list(html, node);
	else if (node->kind == NODE_ITEM)
		open_item(html, node);
	else if (node->kind == NODE_HEADING)
		add_block(html, "p", node, "<strong>");
	else if (node->kind == NODE_PARAGRAPH)
		open_paragraph(html, node);
	else if (node->kind == NODE_TABLE)
		open_table(html, node);
	else if (node->kind == NODE_ROW)
		html->column = 0;
	else if (node->kind == NODE_SPAN)
		buffer_print(html->out, html->style->is_page
					    ? "<code dir=\"ltr\">"
					    : "<code>");
	else if (node->kind == NODE_CELL)
		open_cell(html, node);
	else if (node->kind == NODE_LINK)
		open_link(html, node);
}

static void
close_node(struct html *html, const struct node *node)
{
	add_tag(html, node, 1);
	if (node->kind == NODE_LIST)
		buffer_print(html->out, "</%s>\n",
			     node_is_ordered(node) ? "ol" : "ul");
	else if (node->kind == NODE_PARAGRAPH)
		close_paragraph(html, node);
	else if (node->kind == NODE_TABLE)
		close_table(html);
	else if (node->kind == NODE_CELL)
		buffer_print(html->out, html->is_in_head ? "</th>" : "</td>");
	else if (node->kind == NODE_LINK && node_is_web_link(node))
		buffer_print(html->out, "</a>");
	else if (node->kind == NODE_LINK)
		html_add_address(html->out, node->text);
	if (node->kind == NODE_ROW && html->is_in_head) {
		buffer_print(html->out, "</thead>\n<tbody>\n");
		html->is_in_head = false;
	}
}

static void
close_until(struct html *html, size_t at)
{
	const struct node *nodes = html->tree->nodes;

	while (html->open_count > 0 &&
	       nodes[html->open[html->open_count - 1]].end <= at)
		close_node(html, &nodes[html->open[--html->open_count]]);
}

void
html_write(struct buffer *out, const struct tree *tree,
	   const struct html_style *style)
{
	struct html html = {
	    .out = out,
	    .tree = tree,
	    .style = style,
	    .right_end = style->is_right ? tree->count : 0,
	};

	for (size_t at = 0; at < tree->count; at++) {
		const struct node *node = &tree->nodes[at];

		close_until(&html, at);
		if (node->kind == NODE_TEXT || node->kind == NODE_ENTITY) {
			html_escape(out, node->text);
		} else if (node->kind == NODE_CODE) {
			html_add_code(out, tree, at, style);
			at = node->end - 1;
		} else if (node->kind == NODE_IMAGE) {
			html_add_image(out, tree, at, style);
			at = node->end - 1;
		} else {
			open_node(&html, node);
			html.open[html.open_count++] = (uint32_t)at;
		}
	}
	close_until(&html, tree->count);
	html_table_free(&html.table);
}
