#include "markdown/plain_source.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/color.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"

/* CommonMark 0.30, section 2.2: tab stops are four columns apart. */
enum { TAB_WIDTH = 4 };

/* The color of the source from a byte on; NULL means none. */
struct change {
	const char *at, *color;
};

struct changes {
	struct change *list;
	size_t count, capacity;
};

static void
add_change(struct changes *changes, const char *at, const char *color)
{
	changes->list = mem_grow(changes->list, &changes->capacity,
				 changes->count + 1, sizeof(*changes->list));
	changes->list[changes->count++] = (struct change){at, color};
}

/* Returns whether a leaf is a piece of the source after those already seen. */
static bool
is_next(struct text source, const struct changes *changes, struct text leaf)
{
	return leaf.size > 0 && text_holds(source, leaf.data) &&
	       (changes->count == 0 ||
		leaf.data >= changes->list[changes->count - 1].at);
}

static const char *
color_of(enum node_kind kind)
{
	switch (kind) {
	case NODE_HEADING:
	case NODE_STRONG:
		return COLOR_STRONG;
	case NODE_EMPHASIS:
		return COLOR_EMPHASIS;
	case NODE_CODE:
	case NODE_SPAN:
		return COLOR_CODE;
	default:
		return NULL;
	}
}

/*
 * Finds where the color changes.  A leaf has the color of the innermost node
 * around it that has one.
 */
static void
find_changes(struct changes *changes, struct text source,
	     const struct tree *tree)
{
	uint32_t open[TREE_OPEN];
	size_t count = 0;

	for (size_t at = 0; at < tree->count; at++) {
		const struct node *node = &tree->nodes[at];

		while (count > 0 && tree->nodes[open[count - 1]].end <= at)
			count--;
		if (color_of(node->kind) != NULL) {
			open[count++] = (uint32_t)at;
		} else if (count > 0 && node->kind == NODE_TEXT &&
			   is_next(source, changes, node->text)) {
			add_change(changes, node->text.data,
				   color_of(tree->nodes[open[count - 1]].kind));
			add_change(changes, node->text.data + node->text.size,
				   NULL);
		}
	}
}

/* Appends a line; *CHANGE is the next change of color, before END. */
static void
add_line(struct buffer *out, struct text line, const struct change **change,
	 const struct change *end)
{
	size_t column = 0, size = 0;

	for (;; line = text_from(line, size)) {
		for (; *change < end && (*change)->at <= line.data; ++*change)
			buffer_print(out, "%s",
				     (*change)->color != NULL ? (*change)->color
							      : COLOR_RESET);
		if (line.size == 0)
			break;
		if (utf8_decode(line, &size) != '\t') {
			struct text one = {line.data, size};

			/* SAFE_TEXT drops a CR, but only at the end. */
			safe_add(out, one,
				 size < line.size ? SAFE_VISIBLE : SAFE_TEXT);
			column += utf8_columns(one);
			continue;
		}
		do
			buffer_add_char(out, ' ');
		while (++column % TAB_WIDTH != 0);
	}
}

void
plain_add_line(struct buffer *out, struct text line)
{
	const struct change *none = NULL;

	add_line(out, line, &none, none);
}

void
plain_write_source(struct buffer *out, struct text source,
		   const struct tree *tree, const struct plain_style *style)
{
	struct changes changes = {0};
	const struct change *next, *end;
	size_t used = utf8_columns(style->lead);
	struct text rest = source, line;

	if (style->has_color)
		find_changes(&changes, source, tree);
	next = changes.list;
	end = changes.count > 0 ? next + changes.count : next;
	buffer_add_text(out, style->lead);
	while (text_cut(&rest, '\n', &line)) {
		struct buffer shown = {0};

		add_line(&shown, line, &next, end);
		for (; used < style->indent && shown.size > 0; used++)
			buffer_add_char(out, ' ');
		buffer_add_text(out, buffer_text(&shown));
		buffer_add_char(out, '\n');
		buffer_free(&shown);
		used = 0;
	}
	free(changes.list);
}
