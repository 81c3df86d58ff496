#include "markdown/sheet_spans.h"

#include "base/safe.h"
#include "markdown/escape.h"
#include "markdown/sheet_marks.h"

/* Closes a link.  If it has a mark, that is a bracket. */
static void
close_link(struct spans *spans)
{
	struct mark *mark = &spans->open[--spans->open_count];

	if (mark->size == 0)
		return;
	marks_flush(spans, ']');
	spans->place &= ~(unsigned)ESCAPE_LINK;
	buffer_print(spans->out, "](");
	escape_add_address(spans->out, spans->tree->nodes[mark->start].text);
	buffer_add_char(spans->out, ')');
}

/* Returns whether a line has nothing but marks, which may yet be removed. */
static bool
has_only_marks(struct text line)
{
	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] != '*' && line.data[i] != '_' &&
		    line.data[i] != '~')
			return false;
	return true;
}

static void
end_line(struct spans *spans)
{
	size_t size;

	marks_flush(spans, '\n');
	while (spans->out->size > spans->line &&
	       spans->out->data[spans->out->size - 1] == ' ')
		spans->out->size--;
	/* An empty line would end the block. */
	if (spans->blocks != NULL &&
	    has_only_marks(text_from(buffer_text(spans->out), spans->line)))
		buffer_print(spans->out, "&nbsp;");
	size = spans->out->size;
	if (spans->blocks != NULL)
		escape_line(spans->out, spans->line);
	for (size_t i = 0; i < spans->open_count; i++)
		if (spans->open[i].kind != NODE_LINK &&
		    spans->open[i].start >= spans->line)
			spans->open[i].start += spans->out->size - size;
}

static void
begin_line(struct spans *spans, bool is_break)
{
	if (spans->blocks == NULL) {
		buffer_add_char(&spans->run, ' ');
		return;
	}
	end_line(spans);
	buffer_print(spans->out, is_break ? "  \n" : "\n");
	blocks_begin_line(spans->blocks);
	spans->line = spans->out->size;
}

static void
add_text(struct spans *spans, struct text text)
{
	safe_add(&spans->run, text, SAFE_LINE);
}

/* Readers accept at least this many backticks as the mark of code. */
enum { LONGEST_MARK = 32 };

/*
 * Returns whether readers agree that a text is code.  In a table, only GitHub's
 * reader accepts a pipe as part of it.
 */
static bool
can_be_code(const struct spans *spans, struct text code)
{
	return !((spans->place & ESCAPE_CELL) && text_has_any(code, "|")) &&
	       escape_longest_run(code, '`') < LONGEST_MARK &&
	       marks_last_char(spans) != '`';
}

static void
add_code(struct spans *spans, size_t at)
{
	struct buffer code = {0}, safe = {0};

	tree_add_text(&code, spans->tree, at);
	safe_add(&safe, buffer_text(&code), SAFE_LINE);
	marks_flush(spans, '`');
	if (can_be_code(spans, buffer_text(&safe)))
		escape_add_code(spans->out, buffer_text(&safe));
	else
		buffer_add_text(&spans->run, buffer_text(&safe));
	buffer_free(&code);
	buffer_free(&safe);
}

static void
add_image(struct spans *spans, size_t at)
{
	const struct node *image = &spans->tree->nodes[at];
	struct buffer alt = {0};

	tree_add_text(&alt, spans->tree, at);
	if (!node_is_safe_link(image)) {
		add_text(spans, buffer_text(&alt));
	} else {
		marks_flush(spans, '!');
		buffer_print(spans->out, "![");
		escape_add_literal(spans->out, buffer_text(&alt),
				   spans->place | ESCAPE_LINK);
		buffer_print(spans->out, "](");
		escape_add_address(spans->out, image->text);
		buffer_add_char(spans->out, ')');
	}
	buffer_free(&alt);
}

/* Returns the last node that was written together with it. */
static size_t
open_link(struct spans *spans, size_t at)
{
	const struct node *link = &spans->tree->nodes[at];
	bool is_bare = tree_is_bare_link(spans->tree, at);
	bool has_mark = node_is_safe_link(link) && link->end > at + 1;

	if (is_bare && link[1].text.size == link->text.size &&
	    escape_is_autolink(link->text, spans->open_count > 0)) {
		marks_flush(spans, '<');
		buffer_add_char(spans->out, '<');
		buffer_add_text(spans->out, link->text);
		buffer_add_char(spans->out, '>');
		return link->end - 1;
	}
	/*
	 * Either all readers recognize an email address in running text, or
	 * none does.
	 */
	if (is_bare && text_has_any(link[1].text, "@"))
		has_mark = false;
	if (has_mark) {
		marks_flush(spans, '[');
		buffer_add_char(spans->out, '[');
		spans->place |= ESCAPE_LINK;
	}
	spans->open[spans->open_count++] = (struct mark){
	    .end = link->end, .start = at, .kind = NODE_LINK, .size = has_mark};
	return at;
}

static size_t
add_node(struct spans *spans, size_t at)
{
	const struct node *node = &spans->tree->nodes[at];

	switch (node->kind) {
	case NODE_TEXT:
		add_text(spans, node->text);
		break;
	case NODE_ENTITY:
		marks_flush(spans, '&');
		buffer_add_text(spans->out, node->text);
		break;
	case NODE_SOFT:
	case NODE_BREAK:
		begin_line(spans, node->kind == NODE_BREAK);
		break;
	case NODE_SPAN:
		add_code(spans, at);
		return node->end - 1;
	case NODE_IMAGE:
		add_image(spans, at);
		return node->end - 1;
	case NODE_LINK:
		return open_link(spans, at);
	default:
		marks_open(spans, at, node->end, node->kind);
	}
	return at;
}

static void
close_until(struct spans *spans, size_t at)
{
	while (spans->open_count > 0 &&
	       spans->open[spans->open_count - 1].end <= at) {
		if (spans->open[spans->open_count - 1].kind == NODE_LINK)
			close_link(spans);
		else
			marks_close(spans);
	}
}

void
sheet_add_spans(struct buffer *out, const struct tree *tree, size_t block,
		unsigned place, struct blocks *blocks, bool is_bold)
{
	struct spans spans = {.out = out,
			      .tree = tree,
			      .blocks = blocks,
			      .place = place,
			      .line = out->size,
			      .closed_at = SIZE_MAX,
			      .block_end = tree->nodes[block].end};

	if (is_bold)
		marks_open(&spans, block, spans.block_end, NODE_STRONG);
	for (size_t at = block + 1; at < spans.block_end; at++) {
		close_until(&spans, at);
		at = add_node(&spans, at);
	}
	close_until(&spans, spans.block_end);
	end_line(&spans);
	buffer_free(&spans.run);
}
