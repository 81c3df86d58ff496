#include "base/buffer.h"
#include "base/color.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/wrap.h"
#include "write/formats.h"

enum { INDENT = 4 };

static const char no_answer[] = "(no answer yet)";

/* One empty line between whatever follows each other. */
static void
separate(struct render *render)
{
	if (render->has_output)
		putc('\n', render->out);
	render->has_output = true;
}

static void
write_heading(struct render *render, struct text heading, char underline)
{
	struct buffer safe = {0};
	size_t columns;

	safe_add(&safe, heading, SAFE_LINE);
	columns = utf8_columns(buffer_text(&safe));
	fwrite(safe.data, 1, safe.size, render->out);
	putc('\n', render->out);
	while (columns-- > 0)
		putc(underline, render->out);
	putc('\n', render->out);
	buffer_free(&safe);
}

static void
write_toc(struct render *render)
{
	separate(render);
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];

		safe_print(render->out, section->name, SAFE_LINE);
		fprintf(render->out, " (%zu)\n", section->count);
	}
}

static void
begin(struct render *render)
{
	const struct sheet *sheet = render->sheet;

	if (sheet->title == NULL)
		return;
	separate(render);
	write_heading(render, text_of(sheet->title), '=');
	if (sheet->summary != NULL) {
		separate(render);
		wrap_print(render->out, text_of(sheet->summary),
			   (struct text){"", 0}, 0, sheet->width);
	}
	if (sheet->has_toc && render->section_count > 0)
		write_toc(render);
}

static void
write_section(struct render *render, const struct section *section)
{
	separate(render);
	if (render->sheet->has_page_per_section && section->first > 0)
		putc('\f', render->out);
	write_heading(render, section->name, '-');
}

/* "[id] topic, level; tag, tag" */
static void
write_about(struct render *render, struct question question)
{
	struct words tags = question_words(question, FIELD_TAGS);
	struct text tag;
	enum level level = question_level(question);
	const char *before = "; ";
	bool has_color = render->sheet->has_color;

	fputs(has_color ? COLOR_ID "[" : "[", render->out);
	safe_print(render->out, question_get(question, FIELD_ID), SAFE_LINE);
	fputs(has_color ? "] " COLOR_TOPIC : "] ", render->out);
	safe_print(render->out, question_get(question, FIELD_TOPIC), SAFE_LINE);
	fputs(has_color ? COLOR_RESET : "", render->out);
	if (level != LEVEL_NONE)
		fprintf(render->out, ", %s", level_name(level));
	while (words_next(&tags, &tag)) {
		fputs(before, render->out);
		safe_print(render->out, tag, SAFE_LINE);
		before = ", ";
	}
	putc('\n', render->out);
}

/* A question that stands alone, without a sheet around it. */
static void
write_plain(struct render *render, struct question question, enum part part)
{
	const struct text none = {"", 0};
	size_t width = render->sheet->width;

	if (part & PART_QUESTION) {
		wrap_print(render->out, question_get(question, FIELD_QUESTION),
			   none, 0, width);
		write_about(render, question);
	}
	if (!(part & PART_ANSWER))
		return;
	putc('\n', render->out);
	wrap_print(render->out,
		   question_is_answered(question)
		       ? question_get(question, FIELD_ANSWER)
		       : text_of(no_answer),
		   none, INDENT, width);
}

/* A question of a sheet, behind its number. */
static void
write_numbered(struct render *render, struct question question, size_t number,
	       enum part part)
{
	const struct sheet *sheet = render->sheet;
	struct buffer lead = {0}, key = {0};
	size_t indent;

	buffer_print(&lead, "%zu. ", number);
	indent = lead.size < INDENT ? INDENT : lead.size;
	if (part & PART_QUESTION) {
		wrap_print(render->out, question_get(question, FIELD_QUESTION),
			   buffer_text(&lead), indent, sheet->width);
	} else {
		buffer_print(&key, "[%.*s]",
			     TEXT_ARG(question_get(question, FIELD_ID)));
		wrap_print(render->out, buffer_text(&key), buffer_text(&lead),
			   indent, sheet->width);
	}
	if (part & PART_ANSWER) {
		putc('\n', render->out);
		wrap_print(render->out,
			   question_is_answered(question)
			       ? question_get(question, FIELD_ANSWER)
			       : text_of(no_answer),
			   (struct text){"", 0}, indent, sheet->width);
	}
	for (size_t i = 0; i < sheet->space; i++)
		putc('\n', render->out);
	buffer_free(&lead);
	buffer_free(&key);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	separate(render);
	if (render->sheet->is_numbered)
		write_numbered(render, question, number, part);
	else
		write_plain(render, question, part);
}

static void
write_answers(struct render *render)
{
	separate(render);
	putc('\f', render->out);
	write_heading(render, text_of("Answers"), '=');
}

const struct format format_text = {
    .name = "text",
    .summary = "for people: the question, and the answer indented",
    .begin = begin,
    .section = write_section,
    .question = write_question,
    .answers = write_answers,
};
