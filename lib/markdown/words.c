#include "markdown/words.h"

#include "base/color.h"
#include "base/safe.h"
#include "markdown/escape.h"

struct words {
	struct buffer *out;
	const struct tree *tree;
	bool has_color;
	const char *color;	  /* of the whole block, or "" */
	uint32_t open[TREE_OPEN]; /* spans */
	size_t open_count;
};

/* Adds one blank between two words, but none after a line break. */
static void
add_blank(struct buffer *out)
{
	if (out->size > 0 && out->data[out->size - 1] != ' ' &&
	    out->data[out->size - 1] != '\n')
		buffer_add_char(out, ' ');
}

static void
add_text(struct buffer *out, struct text text)
{
	struct buffer safe = {0};
	struct text rest;

	safe_add(&safe, text, SAFE_LINE);
	rest = buffer_text(&safe);
	if (rest.size > 0 && rest.data[0] == ' ') {
		add_blank(out);
		rest = text_from(rest, 1);
	}
	buffer_add_text(out, rest);
	buffer_free(&safe);
}

static const char *
color_of(const struct node *span)
{
	switch (span->kind) {
	case NODE_EMPHASIS:
		return COLOR_EMPHASIS;
	case NODE_STRONG:
		return COLOR_STRONG;
	case NODE_SPAN:
		return COLOR_CODE;
	default:
		return "";
	}
}

static void
add_mark(struct words *words, const struct node *span)
{
	switch (span->kind) {
	case NODE_EMPHASIS:
		buffer_add_char(words->out, span->mark);
		break;
	case NODE_STRONG:
		buffer_print(words->out, "%c%c", span->mark, span->mark);
		break;
	case NODE_STRUCK:
		buffer_print(words->out, "~~");
		break;
	default:
		break;
	}
}

static void
open_span(struct words *words, size_t at)
{
	const struct node *span = &words->tree->nodes[at];

	words->open[words->open_count++] = (uint32_t)at;
	if (words->has_color)
		buffer_print(words->out, "%s", color_of(span));
	add_mark(words, span);
	if (span->kind == NODE_IMAGE)
		buffer_print(words->out, "![");
	else if (span->kind == NODE_LINK && !tree_is_bare_link(words->tree, at))
		buffer_add_char(words->out, '[');
}

static void
close_span(struct words *words)
{
	size_t at = words->open[--words->open_count];
	const struct node *span = &words->tree->nodes[at];

	add_mark(words, span);
	if (span->kind == NODE_IMAGE ||
	    (span->kind == NODE_LINK && !tree_is_bare_link(words->tree, at))) {
		buffer_print(words->out, "](");
		add_text(words->out, span->text);
		buffer_add_char(words->out, ')');
	}
	if (!words->has_color || *color_of(span) == '\0')
		return;
	buffer_print(words->out, COLOR_RESET "%s", words->color);
	for (size_t i = 0; i < words->open_count; i++)
		buffer_print(words->out, "%s",
			     color_of(&words->tree->nodes[words->open[i]]));
}

static void
add_code(struct words *words, size_t at)
{
	struct buffer code = {0}, safe = {0};

	tree_add_text(&code, words->tree, at);
	safe_add(&safe, buffer_text(&code), SAFE_LINE);
	escape_add_code(words->out, buffer_text(&safe));
	buffer_free(&code);
	buffer_free(&safe);
}

void
words_add(struct buffer *out, const struct tree *tree, size_t block,
	  bool has_color, const char *color)
{
	struct words words = {.out = out,
			      .tree = tree,
			      .has_color = has_color,
			      .color = has_color ? color : ""};
	const struct node *nodes = tree->nodes;

	buffer_print(out, "%s", words.color);
	for (size_t at = block + 1; at <= nodes[block].end; at++) {
		while (words.open_count > 0 &&
		       nodes[words.open[words.open_count - 1]].end <= at)
			close_span(&words);
		if (at == nodes[block].end)
			break;
		if (nodes[at].kind == NODE_TEXT ||
		    nodes[at].kind == NODE_ENTITY) {
			add_text(out, nodes[at].text);
		} else if (nodes[at].kind == NODE_SOFT) {
			add_blank(out);
		} else if (nodes[at].kind == NODE_BREAK) {
			buffer_add_char(out, '\n');
		} else {
			open_span(&words, at);
			if (nodes[at].kind == NODE_SPAN) {
				add_code(&words, at);
				at = nodes[at].end - 1;
			}
		}
	}
	if (*words.color != '\0')
		buffer_print(out, COLOR_RESET);
}
