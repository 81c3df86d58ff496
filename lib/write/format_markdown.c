#include "base/ascii.h"
#include "base/buffer.h"
#include "markdown/md_escape.h"
#include "markdown/md_write.h"
#include "write/formats.h"

static const char no_answer[] = "(no answer yet)";

/*
 * Ends a heading.  Some readers take every # at its end for a mark, so one of
 * its own needs a mark behind it.
 */
static void
end_heading(struct buffer *out)
{
	if (out->size > 0 && out->data[out->size - 1] == '#')
		buffer_print(out, " #");
	buffer_add_char(out, '\n');
}

static void
flush(struct render *render, struct buffer *buffer)
{
	fwrite(buffer->data, 1, buffer->size, render->out);
	buffer_free(buffer);
}

static const char *
title_of(const struct render *render)
{
	const char *title = render->sheet->title;

	return title != NULL ? title : "Questions";
}

/*
 * Appends the id of a heading, if GitHub, pandoc and lowdown give it the same
 * one: of words of ASCII letters and digits, one blank between two, the first
 * one a letter, they make small letters with hyphens.
 */
static bool
add_anchor(struct buffer *out, struct text heading)
{
	for (size_t i = 0; i < heading.size; i++) {
		char c = heading.data[i];
		bool is_between = c == ' ' && i > 0 && i + 1 < heading.size &&
				  heading.data[i - 1] != ' ';

		if (!ascii_is_alphanumeric(c) && !is_between)
			return false;
	}
	if (heading.size == 0 || !ascii_is_letter(heading.data[0]))
		return false;
	for (size_t i = 0; i < heading.size; i++)
		buffer_add_char(out, heading.data[i] == ' '
					 ? '-'
					 : ascii_lower(heading.data[i]));
	return true;
}

static bool
same_anchor(struct text a, struct text b)
{
	struct buffer left = {0}, right = {0};
	bool same = add_anchor(&left, a) && add_anchor(&right, b) &&
		    text_equal(buffer_text(&left), buffer_text(&right));

	buffer_free(&left);
	buffer_free(&right);
	return same;
}

/* Whether another heading of the sheet may have the id of a section's. */
static bool
is_ambiguous(const struct render *render, const struct section *section)
{
	struct text first = section->name, word;

	text_cut(&first, ' ', &word);
	if (text_is(word, "Answers") || text_is(word, "Question") ||
	    text_is(word, "Answer") ||
	    same_anchor(section->name, text_of(title_of(render))))
		return true;
	for (size_t i = 0; i < render->section_count; i++)
		if (&render->sections[i] != section &&
		    same_anchor(section->name, render->sections[i].name))
			return true;
	return false;
}

/* A list of the sections; those whose id is certain are linked. */
static void
write_toc(struct render *render, struct buffer *out)
{
	buffer_add_char(out, '\n');
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];
		struct buffer anchor = {0};
		bool has_link = add_anchor(&anchor, section->name) &&
				!is_ambiguous(render, section);

		buffer_print(out, has_link ? "- [" : "- ");
		md_escape_literal(out, section->name);
		if (has_link)
			buffer_print(out, "](#%s)", anchor.data);
		buffer_print(out, " (%zu)\n", section->count);
		buffer_free(&anchor);
	}
}

/* A sheet begins with a title, or lowdown takes what follows as metadata. */
static void
begin(struct render *render)
{
	const struct sheet *sheet = render->sheet;
	struct buffer out = {0};

	buffer_print(&out, "# ");
	md_escape_literal(&out, text_of(title_of(render)));
	end_heading(&out);
	if (sheet->summary != NULL) {
		buffer_add_char(&out, '\n');
		md_escape_literal(&out, text_of(sheet->summary));
		buffer_add_char(&out, '\n');
	}
	if (sheet->has_toc && render->section_count > 0)
		write_toc(render, &out);
	flush(render, &out);
}

static void
write_section(struct render *render, const struct section *section)
{
	struct buffer out = {0};

	buffer_print(&out, "\n## ");
	md_escape_literal(&out, section->name);
	end_heading(&out);
	flush(render, &out);
}

/* Its first line is the heading, what follows stands below it. */
static void
add_question_as_heading(struct render *render, struct buffer *out,
			struct question question, size_t number)
{
	struct text rest = question_get(question, FIELD_QUESTION), first;

	text_cut(&rest, '\n', &first);
	buffer_print(out, "\n### ");
	if (render->sheet->is_numbered)
		buffer_print(out, "%zu. ", number);
	md_escape_heading(out, first);
	end_heading(out);
	if (text_trim(rest).size > 0) {
		buffer_add_char(out, '\n');
		md_write(out, rest);
	}
}

static void
add_answer(struct buffer *out, struct question question)
{
	buffer_add_char(out, '\n');
	if (question_is_answered(question))
		md_write(out, question_get(question, FIELD_ANSWER));
	else
		buffer_print(out, "*%s*\n", no_answer);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	enum answers answers = render->sheet->answers;
	struct text id = question_get(question, FIELD_ID);
	struct buffer out = {0};

	if (answers == ANSWERS_INLINE || !render->sheet->is_numbered) {
		add_question_as_heading(render, &out, question, number);
	} else if (part == PART_QUESTION) {
		buffer_print(&out, "\n### Question %zu\n\n", number);
		md_write(&out, question_get(question, FIELD_QUESTION));
		if (answers == ANSWERS_END)
			buffer_print(&out, "\n[Answer %zu](#answer-%zu)\n",
				     number, number);
	} else {
		buffer_print(&out, "\n### Answer %zu\n\n`%.*s`", number,
			     TEXT_ARG(id));
		if (answers == ANSWERS_END)
			buffer_print(&out, " ([Question %zu](#question-%zu))",
				     number, number);
		buffer_add_char(&out, '\n');
	}
	if (part & PART_ANSWER)
		add_answer(&out, question);
	flush(render, &out);
}

static void
write_answers(struct render *render)
{
	fputs("\n## Answers\n", render->out);
}

const struct format format_markdown = {
    .name = "markdown",
    .alias = "md",
    .summary = "a sheet that GitHub, pandoc and lowdown read alike",
    .begin = begin,
    .section = write_section,
    .question = write_question,
    .answers = write_answers,
};
