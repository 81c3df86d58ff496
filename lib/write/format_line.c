#include <stdlib.h>

#include "base/color.h"
#include "base/memory.h"
#include "base/safe.h"
#include "write/formats.h"

/*
 * A field that is wider than this moves the rest of its line to the right, and
 * not that of all lines.
 */
enum { MAX_WIDTH = 48 };

/* Columns of the padded form. */
struct widths {
	size_t id, level, topic;
};

static void
widen(size_t *width, size_t columns)
{
	if (columns > *width && columns <= MAX_WIDTH)
		*width = columns;
}

static void
measure(struct render *render)
{
	struct widths *widths = mem_alloc(sizeof(*widths));

	render->state = widths;
	if (!render->sheet->is_padded)
		return;
	for (size_t i = 0; i < render->selection->count; i++) {
		struct question question = render->selection->list[i];
		const char *level = level_name(question_level(question));

		widen(&widths->id,
		      safe_columns(question_get(question, FIELD_ID)));
		widen(&widths->level, safe_columns(text_of(level)));
		widen(&widths->topic,
		      safe_columns(question_get(question, FIELD_TOPIC)));
	}
}

/* One field and what separates it from the next. */
static void
write_field(struct render *render, struct text text, size_t width,
	    const char *color)
{
	const struct sheet *sheet = render->sheet;
	size_t columns = sheet->is_padded ? safe_columns(text) : 0;

	if (sheet->has_color)
		fputs(color, render->out);
	safe_print(render->out, text, SAFE_LINE);
	if (sheet->has_color)
		fputs(COLOR_RESET, render->out);
	if (!sheet->is_padded)
		putc('\t', render->out);
	else
		fprintf(render->out, "%*s",
			columns < width ? (int)(width - columns) + 2 : 2, "");
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	static const char *const colors[] = {"", COLOR_JUNIOR, COLOR_MIDDLE,
					     COLOR_SENIOR};
	const struct widths *widths = render->state;
	enum level level = question_level(question);

	(void)number;
	(void)part;
	write_field(render, question_get(question, FIELD_ID), widths->id,
		    COLOR_ID);
	write_field(render, text_of(level_name(level)), widths->level,
		    colors[level_rank(level)]);
	write_field(render, question_get(question, FIELD_TOPIC), widths->topic,
		    COLOR_TOPIC);
	safe_print(render->out, question_get(question, FIELD_QUESTION),
		   SAFE_LINE);
	putc('\n', render->out);
}

static void
end(struct render *render)
{
	free(render->state);
}

const struct format format_line = {
    .name = "line",
    .summary = "id, level, topic and question, separated by tabs",
    .is_record = true,
    .begin = measure,
    .question = write_question,
    .end = end,
};
