#include "markdown/sheet_marks.h"

#include <string.h>

#include "base/ascii.h"
#include "markdown/escape.h"

char
marks_last_char(const struct spans *spans)
{
	return spans->out->size > spans->line
		   ? spans->out->data[spans->out->size - 1]
		   : '\n';
}

void
marks_flush(struct spans *spans, char after)
{
	struct text text = buffer_text(&spans->run);
	char before = marks_last_char(spans);

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
	bool is_edge = !is_word(marks_last_char(spans)) &&
		       spans->closed_at != spans->out->size &&
		       !is_word(char_behind(spans, spans->tree->nodes[at].end));

	if (!is_around && !is_inside(spans, NODE_STRONG))
		return '*';
	if (is_edge)
		return '_';
	return is_around ? '\0' : '*';
}

void
marks_open(struct spans *spans, size_t at, size_t end, enum node_kind kind)
{
	struct mark *mark;
	char c = kind == NODE_STRUCK ? '~' : '*';
	bool is_double = kind != NODE_EMPHASIS;

	marks_flush(spans, '*');
	if (kind == NODE_EMPHASIS)
		c = emphasis_mark(spans, at);
	/* Two spans of one kind, nested or adjacent, look like a single one. */
	if (is_inside(spans, kind) ||
	    (spans->closed_at == spans->out->size && spans->closed == kind))
		c = '\0';
	mark = &spans->open[spans->open_count++];
	*mark = (struct mark){.end = end,
			      .start = spans->out->size,
			      .line = spans->line,
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
	char before =
	    mark->start > mark->line ? spans->out->data[mark->start - 1] : '\n';
	char behind = char_behind(spans, mark->end);

	if (has_edge_blank(inside))
		return false;
	if (ascii_is_punctuation(inside.data[0]) &&
	    ascii_is_alphanumeric(before))
		return false;
	return !ascii_is_punctuation(inside.data[inside.size - 1]) ||
	       !ascii_is_alphanumeric(behind);
}

/*
 * Removes a mark, and the blanks that would then begin its line.  If that line
 * has ended, it may now begin another block.
 */
static void
remove_mark(struct spans *spans, const struct mark *mark)
{
	struct buffer *out = spans->out;
	size_t end = mark->start + mark->size, size = out->size;

	while (mark->start == mark->line && end < size && out->data[end] == ' ')
		end++;
	memmove(out->data + mark->start, out->data + end, size - end);
	out->size -= end - mark->start;
	if (spans->line > mark->line) {
		escape_line(out, mark->line);
		spans->line -= size - out->size;
	}
	if (spans->closed_at > mark->start && spans->closed_at <= size)
		spans->closed_at -= size - out->size;
}

void
marks_close(struct spans *spans)
{
	struct buffer *out = spans->out;
	struct mark *mark = &spans->open[--spans->open_count];

	if (mark->size == 0)
		return;
	marks_flush(spans, '*');
	if (is_flanking(spans, mark)) {
		for (size_t i = 0; i < mark->size; i++)
			buffer_add_char(out, mark->mark);
		spans->closed_at = out->size;
		spans->closed = mark->kind;
		return;
	}
	remove_mark(spans, mark);
}
