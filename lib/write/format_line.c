#include <stdlib.h>

#include "base/color.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "write/cell.h"
#include "write/formats.h"

enum {
	GAP = 2,	   /* columns between two fields, and of an indent */
	MIN_QUESTION = 20, /* columns; a question with fewer has its own line */
};

/* Columns of the padded form. */
struct widths {
	size_t id, level, topic;
};

struct line {
	struct widths widths;
	struct cell cell;
	size_t used; /* columns of this line */
	size_t gap;  /* blanks before its next field */
};

/* Returns the widest that a field can be: PERCENT of the terminal. */
static size_t
most_of(const struct sheet *sheet, size_t percent)
{
	size_t most = sheet->columns * percent / 100;

	return sheet->is_wide || most > CELL_MAX_WIDTH ? CELL_MAX_WIDTH : most;
}

static void
begin(struct render *render)
{
	const struct sheet *sheet = render->sheet;
	struct line *line = mem_alloc(sizeof(*line));
	struct widths *widths = &line->widths;

	render->state = line;
	if (sheet->columns == 0)
		return;
	for (size_t i = 0; i < render->selection->count; i++) {
		struct question question = render->selection->list[i];
		const char *level = level_name(question_level(question));

		cell_widen(&widths->id, question_get(question, FIELD_ID),
			   most_of(sheet, 30));
		cell_widen(&widths->level, text_of(level), CELL_MAX_WIDTH);
		cell_widen(&widths->topic, question_get(question, FIELD_TOPIC),
			   most_of(sheet, 25));
	}
}

/* Writes what separates a field from the next one, which follows. */
static void
write_gap(struct render *render)
{
	struct line *line = render->state;

	if (render->sheet->columns == 0)
		putc('\t', render->out);
	else
		fprintf(render->out, "%*s", (int)line->gap, "");
	line->used += line->gap;
}

static void
write_field(struct render *render, struct text text, size_t width,
	    const char *color)
{
	const struct sheet *sheet = render->sheet;
	struct line *line = render->state;
	size_t columns = sheet->columns > 0 ? safe_columns(text) : 0;

	if (sheet->has_color)
		fputs(color, render->out);
	safe_print(render->out, text, SAFE_LINE);
	if (sheet->has_color)
		fputs(COLOR_RESET, render->out);
	line->gap = GAP + (columns < width ? width - columns : 0);
	line->used += columns;
}

/*
 * Returns the first line of a question that says something, and whether there
 * is more.
 */
static struct text
first_line(struct text question, bool *has_more)
{
	struct text rest = question, line = question;

	while (text_cut(&rest, '\n', &line)) {
		line = text_trim(line);
		if (line.size > 0 && !text_begins_with(line, "```") &&
		    !text_begins_with(line, "~~~"))
			break;
	}
	*has_more = text_trim(rest).size > 0;
	return line;
}

/* Moves to the column of the question, or to a new line for it. */
static void
begin_text(struct render *render, size_t columns)
{
	struct line *line = render->state;
	size_t used = line->used + line->gap, room = render->sheet->columns;

	room = room > used ? room - used : 0;
	if (room >= MIN_QUESTION || room >= columns) {
		write_gap(render);
		return;
	}
	fprintf(render->out, "\n%*s", GAP, "");
	line->used = GAP;
}

/* Writes as much of a question as the terminal has room for. */
static void
write_cut(struct render *render, struct text question)
{
	struct line *line = render->state;
	size_t matches;
	bool has_more;

	cell_clear(&line->cell);
	cell_add(&line->cell, first_line(question, &has_more), false);
	if (has_more)
		cell_add(&line->cell, text_of(" \xe2\x80\xa6"), false);
	begin_text(render, utf8_columns(buffer_text(&line->cell.text)));
	cell_write(render->out, &line->cell,
		   render->sheet->columns - line->used, NULL, &matches);
	putc('\n', render->out);
}

static void
write_text(struct render *render, struct text question)
{
	if (render->sheet->columns > 0 && !render->sheet->is_wide) {
		write_cut(render, question);
		return;
	}
	write_gap(render);
	safe_print(render->out, question, SAFE_LINE);
	putc('\n', render->out);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	static const char *const colors[] = {"", COLOR_JUNIOR, COLOR_MIDDLE,
					     COLOR_SENIOR};
	struct line *line = render->state;
	const struct widths *widths = &line->widths;
	enum level level = question_level(question);

	(void)number;
	(void)part;
	line->used = 0;
	write_field(render, question_get(question, FIELD_ID), widths->id,
		    COLOR_ID);
	write_gap(render);
	write_field(render, text_of(level_name(level)), widths->level,
		    colors[level_rank(level)]);
	write_gap(render);
	write_field(render, question_get(question, FIELD_TOPIC), widths->topic,
		    COLOR_TOPIC);
	write_text(render, question_get(question, FIELD_QUESTION));
}

static void
end(struct render *render)
{
	struct line *line = render->state;

	cell_free(&line->cell);
	free(line);
}

const struct format format_line = {
    .name = "line",
    .summary = "id, level, topic and question, separated by tabs",
    .is_record = true,
    .begin = begin,
    .question = write_question,
    .end = end,
};
