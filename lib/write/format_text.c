#include "base/buffer.h"
#include "base/color.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/plain.h"
#include "write/formats.h"

enum { INDENT = 4 };

static const char no_answer[] = "(no answer yet)";
static const struct text none = {"", 0};

/* One empty line between whatever follows each other. */
static void
separate(struct render *render)
{
	if (render->has_output)
		putc('\n', render->out);
	render->has_output = true;
}

/* A text with an indent; what is not MARKDOWN is literal. */
static void
write_text(struct render *render, struct text text, bool is_markdown,
	   struct text lead, size_t indent)
{
	const struct plain_style style = {lead, indent, render->sheet->width,
					  render->sheet->has_color};
	struct buffer out = {0};

	if (is_markdown)
		plain_write(&out, text, &style);
	else
		plain_write_literal(&out, text, &style);
	if (out.size > 0)
		fwrite(out.data, 1, out.size, render->out);
	buffer_free(&out);
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
		write_text(render, text_of(sheet->summary), false, none, 0);
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

/* The answer, and below it what it rests on. */
static void
write_answer(struct render *render, struct question question, size_t indent)
{
	struct words refs = question_words(question, FIELD_REFS);
	struct text ref;

	putc('\n', render->out);
	if (question_is_answered(question))
		write_text(render, question_get(question, FIELD_ANSWER), true,
			   none, indent);
	else
		write_text(render, text_of(no_answer), false, none, indent);
	if (!words_any(refs))
		return;
	fprintf(render->out, "\n%*sReferences:\n", (int)indent, "");
	while (words_next(&refs, &ref)) {
		struct buffer lead = {0};

		buffer_print(&lead, "%*s- ", (int)indent, "");
		write_text(render, ref, false, buffer_text(&lead), indent + 2);
		buffer_free(&lead);
	}
}

/* A question that stands alone, without a sheet around it. */
static void
write_plain(struct render *render, struct question question, enum part part)
{
	if (part & PART_QUESTION) {
		write_text(render, question_get(question, FIELD_QUESTION), true,
			   none, 0);
		write_about(render, question);
	}
	if (part & PART_ANSWER)
		write_answer(render, question, INDENT);
}

/* A question of a sheet, behind its number. */
static void
write_numbered(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct buffer lead = {0}, key = {0};
	size_t indent;

	buffer_print(&lead, "%zu. ", number);
	indent = lead.size < INDENT ? INDENT : lead.size;
	if (part & PART_QUESTION) {
		write_text(render, question_get(question, FIELD_QUESTION), true,
			   buffer_text(&lead), indent);
	} else {
		buffer_print(&key, "[%.*s]",
			     TEXT_ARG(question_get(question, FIELD_ID)));
		write_text(render, buffer_text(&key), false, buffer_text(&lead),
			   indent);
	}
	if (part & PART_ANSWER)
		write_answer(render, question, indent);
	for (size_t i = 0; i < render->sheet->space; i++)
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
