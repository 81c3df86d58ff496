#include "write/cell.h"

#include <stdlib.h>

#include "base/color.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"

static const char ellipsis[] = "\xe2\x80\xa6";

static void
add_mark(struct cell *cell)
{
	cell->marks = mem_grow(cell->marks, &cell->mark_capacity,
			       cell->mark_count + 1, sizeof(*cell->marks));
	cell->marks[cell->mark_count++] = cell->text.size;
}

void
cell_add(struct cell *cell, struct text text, bool is_match)
{
	struct buffer *out = &cell->text;

	/* A run of blanks stays one space where a match divides it. */
	if (!cell->keeps_blanks && out->size > 0 &&
	    out->data[out->size - 1] == ' ')
		while (text.size > 0 &&
		       (text.data[0] == ' ' || text.data[0] == '\t' ||
			text.data[0] == '\n'))
			text = text_from(text, 1);
	if (text.size == 0)
		return;
	if (is_match)
		add_mark(cell);
	safe_add(out, text, cell->keeps_blanks ? SAFE_TEXT : SAFE_LINE);
	if (is_match)
		add_mark(cell);
}

/* Returns the bytes of a text that fit in ROOM columns, which *USED counts. */
static size_t
fitting(struct text text, size_t room, size_t *used)
{
	size_t at = 0, size, mark;

	*used = 0;
	while (at < text.size) {
		struct text next = text_from(text, at);

		/* Marks without a width belong to what is before them. */
		utf8_decode(next, &size);
		while (size < next.size &&
		       utf8_width(utf8_decode(text_from(next, size), &mark)) ==
			   0)
			size += mark;
		next.size = size;
		if (*used + utf8_columns(next) > room)
			break;
		*used += utf8_columns(next);
		at += size;
	}
	return at;
}

/* Appends the first SIZE bytes, with the matches in another color. */
static size_t
add_bytes(struct buffer *out, const struct cell *cell, size_t size,
	  const char *color)
{
	size_t at = 0, mark = 0;

	for (; mark < cell->mark_count && cell->marks[mark] < size; mark++) {
		buffer_add(out, cell->text.data + at, cell->marks[mark] - at);
		at = cell->marks[mark];
		if (color != NULL && mark % 2 == 0)
			buffer_add_text(out, text_of(COLOR_MATCH));
		else if (color != NULL)
			buffer_print(out, COLOR_RESET "%s", color);
	}
	if (size > at)
		buffer_add(out, cell->text.data + at, size - at);
	if (color != NULL && mark % 2 == 1)
		buffer_print(out, COLOR_RESET "%s", color);
	return (mark + 1) / 2;
}

size_t
cell_print(struct buffer *out, const struct cell *cell, size_t limit,
	   const char *color, size_t *matches)
{
	struct text text = buffer_text(&cell->text);
	size_t columns = utf8_columns(text), size = text.size;
	bool is_cut = limit > 0 && columns > limit;

	if (is_cut)
		size = fitting(text, limit - 1, &columns);
	if (color != NULL)
		buffer_add_text(out, text_of(color));
	*matches = add_bytes(out, cell, size, color);
	if (is_cut)
		buffer_add_text(out, text_of(ellipsis));
	if (color != NULL && color[0] != '\0')
		buffer_add_text(out, text_of(COLOR_RESET));
	return is_cut ? columns + 1 : columns;
}

size_t
cell_write(FILE *out, const struct cell *cell, size_t limit, const char *color,
	   size_t *matches)
{
	struct buffer text = {0};
	size_t columns = cell_print(&text, cell, limit, color, matches);

	buffer_flush(&text, out);
	return columns;
}

void
cell_clear(struct cell *cell)
{
	cell->text.size = 0;
	cell->mark_count = 0;
}

void
cell_free(struct cell *cell)
{
	buffer_free(&cell->text);
	free(cell->marks);
	*cell = (struct cell){0};
}

void
cell_widen(size_t *width, struct text text, size_t most)
{
	size_t columns = safe_columns(text);

	if (columns > *width && columns <= most)
		*width = columns;
}
