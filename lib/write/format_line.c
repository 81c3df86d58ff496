#include <stdlib.h>

#include "base/color.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "write/cell.h"
#include "write/formats.h"
#include "write/why.h"

enum {
	GAP = 2,	   /* columns between two fields, and of an indent */
	MIN_QUESTION = 20, /* columns; a question with fewer has its own line */
	MOST_FINDS = 1000, /* further matches of a question are not marked */
};

/* Columns of the padded form. */
struct widths {
	size_t id, level, topic;
};

struct line {
	struct widths widths;
	struct cell cell;
	size_t used;	    /* columns of this line */
	size_t gap;	    /* blanks before its next field */
	struct finds finds; /* in its fields */
	size_t seen;	    /* the matches that were written */
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

/*
 * Writes a field or another text, in a color unless that is NULL, and marks
 * its matches.
 */
static void
write_marked(struct render *render, enum field field, struct text text,
	     const char *color)
{
	struct line *line = render->state;
	bool has_color = render->sheet->has_color && color != NULL;
	size_t matches;

	if (line->finds.count == 0) {
		fputs(has_color ? color : "", render->out);
		safe_print(render->out, text, SAFE_LINE);
		fputs(has_color ? COLOR_RESET : "", render->out);
		return;
	}
	if (render->sheet->has_color && color == NULL)
		color = "";
	cell_clear(&line->cell);
	why_add(&line->cell, &line->finds, field, text);
	cell_write(render->out, &line->cell, 0,
		   render->sheet->has_color ? color : NULL, &matches);
	line->seen += matches;
}

static void
write_field(struct render *render, enum field field, struct text text,
	    size_t width, const char *color)
{
	struct line *line = render->state;
	size_t columns = render->sheet->columns > 0 ? safe_columns(text) : 0;

	write_marked(render, field, text, color);
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
	bool has_color = render->sheet->has_color && line->finds.count > 0;
	size_t matches;
	bool has_more;

	cell_clear(&line->cell);
	why_add(&line->cell, &line->finds, FIELD_QUESTION,
		first_line(question, &has_more));
	if (has_more)
		cell_add(&line->cell, text_of(" \xe2\x80\xa6"), false);
	begin_text(render, utf8_columns(buffer_text(&line->cell.text)));
	cell_write(render->out, &line->cell,
		   render->sheet->columns - line->used, has_color ? "" : NULL,
		   &matches);
	line->seen += matches;
}

static void
write_text(struct render *render, struct question question)
{
	const struct sheet *sheet = render->sheet;
	struct line *line = render->state;
	struct text text = question_get(question, FIELD_QUESTION);
	bool is_cut = sheet->columns > 0 && !sheet->is_wide;

	if (is_cut) {
		write_cut(render, text);
	} else {
		write_gap(render);
		write_marked(render, FIELD_QUESTION, text, NULL);
	}
	putc('\n', render->out);
	if (sheet->why != NULL && line->seen == 0)
		why_write(render->out, sheet->why, question, &line->finds,
			  is_cut ? sheet->columns : 0, sheet->has_color);
}

static void
begin_line(struct render *render, struct question question)
{
	const struct why *why = render->sheet->why;
	struct line *line = render->state;

	line->used = line->seen = line->finds.count = 0;
	if (why != NULL)
		finds_add(&line->finds, why->query, why->matcher, question,
			  WHY_SHOWN, MOST_FINDS);
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
	begin_line(render, question);
	write_field(render, FIELD_ID, question_get(question, FIELD_ID),
		    widths->id, COLOR_ID);
	write_gap(render);
	/* A level is in no field that is searched. */
	write_field(render, FIELD_COUNT, text_of(level_name(level)),
		    widths->level, colors[level_rank(level)]);
	write_gap(render);
	write_field(render, FIELD_TOPIC, question_get(question, FIELD_TOPIC),
		    widths->topic, COLOR_TOPIC);
	write_text(render, question);
}

static void
end(struct render *render)
{
	struct line *line = render->state;

	cell_free(&line->cell);
	finds_free(&line->finds);
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
