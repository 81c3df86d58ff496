#include <string.h>

#include "base/buffer.h"
#include "base/color.h"
#include "base/safe.h"
#include "markdown/fill.h"
#include "write/formats.h"
#include "write/labels.h"
#include "write/text_head.h"
#include "write/text_lines.h"

enum { INDENT = 4 };

static const char no_answer[] = "(no answer yet)";

static void
begin(struct render *render)
{
	text_begin(render);
	if (render->sheet->title != NULL)
		text_write_head(render);
	text_flush(render);
}

static void
write_section(struct render *render, const struct section *section)
{
	text_separate(render);
	if (render->sheet->has_page_per_section && section->first > 0)
		buffer_add_char(text_out(render), '\f');
	text_write_heading(render, section->name, '-');
	text_flush(render);
}

/* Adds "[id] topic, level; tag, tag". */
static void
add_about(struct buffer *out, struct question question, bool has_color)
{
	struct words tags = question_words(question, FIELD_TAGS);
	struct text tag;
	enum level level = question_level(question);
	const char *before = "; ";

	buffer_print(out, has_color ? COLOR_ID "[" : "[");
	safe_add(out, question_get(question, FIELD_ID), SAFE_LINE);
	buffer_print(out, has_color ? "] " COLOR_TOPIC : "] ");
	safe_add(out, question_get(question, FIELD_TOPIC), SAFE_LINE);
	buffer_print(out, has_color ? COLOR_RESET : "");
	if (level != LEVEL_NONE)
		buffer_print(out, ", %s", level_name(level));
	while (words_next(&tags, &tag)) {
		buffer_print(out, "%s", before);
		safe_add(out, tag, SAFE_LINE);
		before = ", ";
	}
}

/* Writes what is known about a question, on lines that fit. */
static void
write_about(struct render *render, struct question question)
{
	const struct sheet *sheet = render->sheet;
	struct buffer about = {0}, color = {0}, *out = text_out(render);
	struct fill fill = {.width = sheet->width};
	struct text line;

	add_about(sheet->width > 0 ? &about : out, question, sheet->has_color);
	fill.rest = buffer_text(&about);
	while (fill_next(&fill, &line)) {
		fill_add(out, line, &color);
		if (fill.rest.size > 0)
			buffer_add_char(out, '\n');
	}
	buffer_add_char(out, '\n');
	buffer_free(&about);
	buffer_free(&color);
}

/* Writes the points, and the choices with their letters. */
static void
write_choices(struct render *render, struct question question,
	      const struct choices *choices, size_t indent)
{
	struct buffer label = {0};

	label_add_note(&label, question, choices);
	text_write_label(render, &label, indent);
	if (choices->count > 0)
		buffer_add_char(text_out(render), '\n');
	for (size_t i = 0; i < choices->count; i++) {
		size_t margin = indent + INDENT;

		label.size = 0;
		buffer_print(&label, "%*s", (int)indent, "");
		label_add_letter(&label, i);
		buffer_print(&label, ". ");
		text_write(render, choices->list[i].text, true,
			   buffer_text(&label),
			   label.size < margin ? margin : label.size);
	}
	buffer_free(&label);
}

/* Writes the address of each page, or the name of the book. */
static void
write_refs(struct render *render, struct question question, size_t indent)
{
	struct words refs = question_words(question, FIELD_REFS);
	struct buffer lead = {0};
	struct text ref;

	if (!words_any(refs))
		return;
	buffer_print(text_out(render), "\n%*sReferences:\n", (int)indent, "");
	buffer_print(&lead, "%*s- ", (int)indent, "");
	while (words_next(&refs, &ref))
		text_write(render, ref, false, buffer_text(&lead), indent + 2);
	buffer_free(&lead);
}

/* Writes the letters of the right choices, the answer, and its references. */
static void
write_answer(struct render *render, struct question question,
	     const struct choices *choices, size_t indent)
{
	struct text answer = question_get(question, FIELD_ANSWER);
	struct buffer label = {0};

	label_add_right(&label, choices);
	if (!question_is_answered(question))
		buffer_print(&label, "%s", no_answer);
	text_write_label(render, &label, indent);
	if (choices->right_count > 0 && answer.size > 0)
		buffer_add_char(text_out(render), '\n');
	text_write(render, answer, true, text_none, indent);
	write_refs(render, question, indent);
	buffer_free(&label);
}

/* Writes a question that is not part of a sheet. */
static void
write_plain(struct render *render, struct question question,
	    const struct choices *choices, enum part part)
{
	if (part & PART_QUESTION) {
		text_write(render, question_get(question, FIELD_QUESTION), true,
			   text_none, 0);
		write_about(render, question);
		write_choices(render, question, choices, 0);
	}
	if (part == PART_BOTH)
		buffer_add_char(text_out(render), '\n');
	if (part & PART_ANSWER)
		write_answer(render, question, choices, INDENT);
}

static const char no_break[] = "\xC2\xA0";

/* Adds the points with a space that no line ends at. */
static void
add_points(struct buffer *out, struct question question)
{
	struct buffer points = {0};
	struct text rest, word;

	label_add_points(&points, question_points(question));
	rest = buffer_text(&points);
	text_cut(&rest, ' ', &word);
	buffer_print(out, " [%.*s%s%.*s]", TEXT_ARG(word), no_break,
		     TEXT_ARG(rest));
	buffer_free(&points);
}

/* Makes the last no-break space of a text, from START on, a space. */
static void
replace_no_break(struct buffer *out, size_t start)
{
	size_t size = sizeof(no_break) - 1, at = out->size - size;

	while (at > start && memcmp(out->data + at, no_break, size) != 0)
		at--;
	if (at == start)
		return;
	out->data[at] = ' ';
	memmove(out->data + at + 1, out->data + at + size,
		out->size - at - size);
	out->size -= size - 1;
}

/* Writes an entry of a key: the id and the beginning of the question. */
static void
write_entry(struct render *render, struct question question, struct text lead,
	    size_t indent)
{
	bool has_points = question_points(question) > 0;
	size_t start = text_out(render)->size;
	struct buffer entry = {0};

	buffer_print(&entry, "[%.*s] ",
		     TEXT_ARG(question_get(question, FIELD_ID)));
	label_add_short(&entry, question);
	if (has_points)
		add_points(&entry, question);
	text_write(render, buffer_text(&entry), false, lead, indent);
	if (has_points)
		replace_no_break(text_out(render), start);
	buffer_free(&entry);
}

/* Writes a question of a sheet after its number. */
static void
write_numbered(struct render *render, struct question question,
	       const struct choices *choices, size_t number, enum part part)
{
	struct buffer lead = {0}, about = {0};
	size_t indent;

	buffer_print(&lead, "%zu. ", number);
	indent = lead.size < INDENT ? INDENT : lead.size;
	if (part & PART_QUESTION) {
		text_write(render, question_get(question, FIELD_QUESTION), true,
			   buffer_text(&lead), indent);
		if (render->sheet->has_meta)
			label_add_about(&about, question);
		text_write_label(render, &about, indent);
		write_choices(render, question, choices, indent);
		for (size_t i = 0; i < render->sheet->space; i++)
			buffer_add_char(text_out(render), '\n');
	} else {
		write_entry(render, question, buffer_text(&lead), indent);
	}
	if (part & PART_ANSWER) {
		buffer_add_char(text_out(render), '\n');
		write_answer(render, question, choices, indent);
	}
	buffer_free(&lead);
	buffer_free(&about);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct choices choices =
	    choices_of(question, render->sheet->choice_seed);

	text_separate(render);
	if (render->sheet->is_numbered)
		write_numbered(render, question, &choices, number, part);
	else
		write_plain(render, question, &choices, part);
	text_flush(render);
	choices_free(&choices);
}

static void
write_answers(struct render *render)
{
	text_separate(render);
	buffer_add_char(text_out(render), '\f');
	text_write_heading(render, text_of("Answers"), '=');
	text_flush(render);
}

/* Ends a sheet with the authors and licenses of the questions. */
static void
end(struct render *render)
{
	struct buffer credits = {0};
	struct text rest, line;

	if (render->sheet->title != NULL)
		label_add_credits(&credits, render->selection);
	rest = buffer_text(&credits);
	if (rest.size > 0)
		text_separate(render);
	while (text_cut(&rest, '\n', &line))
		text_write(render, line, false, text_none, 0);
	buffer_free(&credits);
	text_end(render);
}

const struct format format_text = {
    .name = "text",
    .summary = "for people: the question, and the answer indented",
    .begin = begin,
    .section = write_section,
    .question = write_question,
    .answers = write_answers,
    .end = end,
};
