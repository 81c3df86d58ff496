#include "write/why.h"

#include "base/color.h"
#include "base/safe.h"

enum { INDENT = 2 };

/*
 * The fields that must not be quoted, so a search does not give an answer
 * away.
 */
#define SECRET (1u << FIELD_ANSWER | 1u << FIELD_REFS)

void
why_add(struct cell *cell, const struct finds *finds, enum field field,
	struct text text)
{
	const char *at = text.data, *end = text.data + text.size;

	for (size_t i = 0; i < finds->count; i++) {
		const struct find *find = &finds->list[i];
		const char *start = find->match.data;
		const char *stop = start + find->match.size;

		if (find->field != field || stop <= at || start >= end)
			continue;
		start = start < at ? at : start;
		stop = stop > end ? end : stop;
		cell_add(cell, (struct text){at, (size_t)(start - at)}, false);
		cell_add(cell, (struct text){start, (size_t)(stop - start)},
			 true);
		at = stop;
	}
	cell_add(cell, (struct text){at, (size_t)(end - at)}, false);
}

static const char *
name_of(unsigned field)
{
	switch (field) {
	case FIELD_QUESTION:
		return "question";
	case FIELD_ANSWER:
		return "answer";
	case FIELD_TAGS:
		return "tags";
	case FIELD_REFS:
		return "refs";
	default:
		return "choices";
	}
}

/*
 * Adds a line and its matches to a cell that has ROOM more columns.  If the
 * first match would not be visible, the line begins shortly before it.
 */
static void
add_line(struct cell *cell, const struct finds *finds, struct text line,
	 size_t room)
{
	const struct find *find = &finds->list[0];
	struct text before = {line.data,
			      (size_t)(find->match.data - line.data)};
	size_t kept = 0;

	if (room > 0 && find->match.data > line.data &&
	    safe_columns(before) + safe_columns(find->match) > room) {
		while (before.size > 0 && kept < room / 3) {
			before.size--;
			/* Only the first byte of a character counts. */
			kept += (before.data[before.size] & 0xC0) != 0x80;
		}
		line = text_from(line, before.size);
		cell_add(cell, text_of("\xe2\x80\xa6"), false);
	}
	why_add(cell, finds, (enum field)find->field, line);
}

/* Finds the first match that a line does not show; answers come last. */
static void
find_hidden(const struct why *why, struct question question,
	    struct finds *hidden)
{
	finds_add(hidden, why->query, why->matcher, question,
		  ~(WHY_SHOWN | SECRET), 1);
	if (hidden->count == 0)
		finds_add(hidden, why->query, why->matcher, question, SECRET,
			  1);
}

static void
write_reason(FILE *out, const struct why *why, const struct finds *finds,
	     size_t columns, bool has_color)
{
	const struct find *find = &finds->list[0];
	bool is_secret = SECRET >> find->field & 1 && !why->shows_answers;
	struct cell cell = {0};
	size_t matches, limit = columns > INDENT ? columns - INDENT : 0;

	cell_add(&cell, text_of(name_of(find->field)), false);
	if (!is_secret) {
		cell_add(&cell, text_of(": "), false);
		add_line(&cell, finds,
			 text_trim(text_line_at(find->piece, find->match.data)),
			 limit > cell.text.size ? limit - cell.text.size - 1
						: 0);
	}
	fprintf(out, "%*s", INDENT, "");
	cell_write(out, &cell, limit, has_color ? COLOR_DIM : NULL, &matches);
	putc('\n', out);
	cell_free(&cell);
}

void
why_write(FILE *out, const struct why *why, struct question question,
	  const struct finds *finds, size_t columns, bool has_color)
{
	struct finds reasons = {0};

	/* A match in the question may be in the part that was cut off. */
	finds_add(&reasons, why->query, why->matcher, question,
		  finds->count > 0 ? 1u << FIELD_QUESTION : 0, 1);
	if (reasons.count == 0)
		find_hidden(why, question, &reasons);
	if (reasons.count > 0)
		write_reason(out, why, &reasons, columns, has_color);
	finds_free(&reasons);
}
