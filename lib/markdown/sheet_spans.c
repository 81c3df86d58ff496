#include "markdown/sheet_spans.h"

#include <string.h>

#include "base/ascii.h"
#include "base/safe.h"
#include "markdown/escape.h"

/* An open span, and the mark that was written for it. */
struct mark {
	size_t end;   /* the node after the span */
	size_t start; /* of the mark, in the output */
	enum node_kind kind;
	char mark;
	size_t size; /* 0: the span has no mark */
};

struct spans {
	struct buffer *out;
	const struct tree *tree;
	struct blocks *blocks;
	unsigned place;
	size_t line;	   /* where the line begins in the output */
	struct buffer run; /* text that is not escaped yet */
	struct mark open[TREE_OPEN];
	size_t open_count;
	size_t
	    closed_at; /* the size of the output when a mark was last closed */
	enum node_kind closed;
	size_t block_end;
};

static char
last_char(const struct spans *spans)
{
	return spans->out->size > spans->line
		   ? spans->out->data[spans->out->size - 1]
		   : '\n';
}

/* Escapes the collected text.  AFTER is the character that follows it. */
static void
flush(struct spans *spans, char after)
{
	struct text text = buffer_text(&spans->run);
	char before = last_char(spans);

	while (before == '\n' && text.size > 0 && text.data[0] == ' ')
		text = text_from(text, 1);
	if (after == '\n')
		while (text.size > 0 && text.data[text.size - 1] == ' ')
			text.size--;
	escape_add_text(spans->out, text, before, after, spans->place);
	spans->run.size = 0;
}

static bool
is_inside(const struct spans *spans, enum node_kind kind)
{
	for (size_t i = 0; i < spans->open_count; i++)
		if (spans->open[i].kind == kind && spans->open[i].size > 0)
			return true;
	return false;
}

static bool
is_word(char c)
{
	return ascii_is_alphanumeric(c) || (unsigned char)c >= 0x80;
}

static bool
is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alphanumeric(c);
}

/*
 * Returns the first character after a span, for deciding whether a mark is
 * flanking.
 */
static char
char_behind(const struct spans *spans, size_t end)
{
	const struct node *node = &spans->tree->nodes[end];

	if (end >= spans->block_end || node->kind == NODE_SOFT ||
	    node->kind == NODE_BREAK)
		return '\n';
	if (spans->open_count > 0 &&
	    spans->open[spans->open_count - 1].end <= end)
		return '*';
	return node->kind == NODE_TEXT && node->text.size > 0
		   ? node->text.data[0]
		   : '*';
}

static bool
has_strong(const struct spans *spans, size_t at)
{
	const struct node *nodes = spans->tree->nodes;

	for (size_t i = at + 1; i < nodes[at].end; i++)
		if (nodes[i].kind == NODE_STRONG)
			return true;
	return false;
}

/*
 * Returns the mark for emphasis. lowdown does not recognize *a **b***, so
 * underscores are needed around and inside bold text, but they require word
 * boundaries.  Returns NUL if the readers agree on neither.
 */
static char
emphasis_mark(const struct spans *spans, size_t at)
{
	bool is_around = has_strong(spans, at);
	bool is_edge = !is_word(last_char(spans)) &&
		       spans->closed_at != spans->out->size &&
		       !is_word(char_behind(spans, spans->tree->nodes[at].end));

	if (!is_around && !is_inside(spans, NODE_STRONG))
		return '*';
	if (is_edge)
		return '_';
	return is_around ? '\0' : '*';
}

static void
open_mark(struct spans *spans, size_t at, size_t end, enum node_kind kind)
{
	struct mark *mark;
	char c = kind == NODE_STRUCK ? '~' : '*';
	bool is_double = kind != NODE_EMPHASIS;

	flush(spans, '*');
	if (kind == NODE_EMPHASIS)
		c = emphasis_mark(spans, at);
	/* Two spans of one kind, nested or adjacent, look like a single one. */
	if (is_inside(spans, kind) ||
	    (spans->closed_at == spans->out->size && spans->closed == kind))
		c = '\0';
	mark = &spans->open[spans->open_count++];
	*mark = (struct mark){.end = end,
			      .start = spans->out->size,
			      .kind = kind,
			      .mark = c,
			      .size = c == '\0' ? 0 : 1 + (size_t)is_double};
	for (size_t i = 0; i < mark->size; i++)
		buffer_add_char(spans->out, c);
}

/* Returns whether a text has a blank or a no-break space at one end. */
static bool
has_edge_blank(struct text text)
{
	return text.size == 0 || text_trim(text).size < text.size ||
	       (text.size > 1 &&
		(memcmp(text.data, "\xC2\xA0", 2) == 0 ||
		 memcmp(text.data + text.size - 2, "\xC2\xA0", 2) == 0));
}

/*
 * Returns whether the marks around a text count as marks (CommonMark 0.30,
 * section 6.2).
 */
static bool
is_flanking(const struct spans *spans, const struct mark *mark)
{
	struct text inside =
	    text_from(buffer_text(spans->out), mark->start + mark->size);
	char before = mark->start > spans->line
			  ? spans->out->data[mark->start - 1]
			  : '\n';
	char behind = char_behind(spans, mark->end);

	if (has_edge_blank(inside))
		return false;
	if (is_punctuation(inside.data[0]) && ascii_is_alphanumeric(before))
		return false;
	return !is_punctuation(inside.data[inside.size - 1]) ||
	       !ascii_is_alphanumeric(behind);
}

static void
close_mark(struct spans *spans)
{
	struct buffer *out = spans->out;
	struct mark *mark = &spans->open[--spans->open_count];

	if (mark->size == 0)
		return;
	flush(spans, '*');
	if (is_flanking(spans, mark)) {
		for (size_t i = 0; i < mark->size; i++)
			buffer_add_char(out, mark->mark);
		spans->closed_at = out->size;
		spans->closed = mark->kind;
		return;
	}
	memmove(out->data + mark->start, out->data + mark->start + mark->size,
		out->size - mark->start - mark->size);
	out->size -= mark->size;
	if (spans->line > mark->start)
		spans->line -= mark->size;
}

/* Closes a link.  If it has a mark, that is a bracket. */
static void
close_link(struct spans *spans)
{
	struct mark *mark = &spans->open[--spans->open_count];

	if (mark->size == 0)
		return;
	flush(spans, ']');
	spans->place &= ~(unsigned)ESCAPE_LINK;
	buffer_print(spans->out, "](");
	escape_add_address(spans->out, spans->tree->nodes[mark->start].text);
	buffer_add_char(spans->out, ')');
}

static void
end_line(struct spans *spans)
{
	size_t size;

	flush(spans, '\n');
	while (spans->out->size > spans->line &&
	       spans->out->data[spans->out->size - 1] == ' ')
		spans->out->size--;
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

/*
 * Adds code.  In a table, only GitHub's reader accepts a pipe as part of code.
 */
static void
add_code(struct spans *spans, size_t at)
{
	struct buffer code = {0}, safe = {0};

	tree_add_text(&code, spans->tree, at);
	safe_add(&safe, buffer_text(&code), SAFE_LINE);
	flush(spans, '`');
	if (((spans->place & ESCAPE_CELL) &&
	     text_has_any(buffer_text(&safe), "|")) ||
	    last_char(spans) == '`')
		buffer_add_text(&spans->run, buffer_text(&safe));
	else
		escape_add_code(spans->out, buffer_text(&safe));
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
		flush(spans, '!');
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
		flush(spans, '<');
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
		flush(spans, '[');
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
		flush(spans, '&');
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
		open_mark(spans, at, node->end, node->kind);
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
			close_mark(spans);
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
	size_t start = out->size;

	if (is_bold)
		open_mark(&spans, block, spans.block_end, NODE_STRONG);
	for (size_t at = block + 1; at < spans.block_end; at++) {
		close_until(&spans, at);
		at = add_node(&spans, at);
	}
	close_until(&spans, spans.block_end);
	end_line(&spans);
	/* An empty line would end the block before it begins. */
	if (out->size == start && blocks != NULL)
		buffer_print(out, "&nbsp;");
	buffer_free(&spans.run);
}
