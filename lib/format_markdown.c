#include <string.h>

#include "buffer.h"
#include "formats.h"
#include "md_write.h"

static const char no_answer[] = "(no answer yet)";

static void
flush(struct render *render, struct buffer *buffer)
{
	fwrite(buffer->data, 1, buffer->size, render->out);
	buffer_free(buffer);
}

/*
 * The id that GitHub, pandoc and lowdown give a heading alike, which is so
 * for plain words only: lower case, blanks as hyphens, other characters
 * left out.
 */
static void
add_anchor(struct buffer *out, struct text heading)
{
	for (size_t i = 0; i < heading.size; i++) {
		char c = heading.data[i];

		if (c >= 'A' && c <= 'Z')
			buffer_add_char(out, (char)(c - 'A' + 'a'));
		else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			 c == '-' || c == '_' || (unsigned char)c >= 0x80)
			buffer_add_char(out, c);
		else if (c == ' ')
			buffer_add_char(out, '-');
	}
}

static void
write_toc(struct render *render, struct buffer *out)
{
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];

		buffer_print(out, i == 0 ? "\n- [" : "- [");
		md_write_line(out, section->name);
		buffer_print(out, "](#");
		add_anchor(out, section->name);
		buffer_print(out, ") (%zu)\n", section->count);
	}
}

/* A sheet begins with a title, or lowdown takes what follows as metadata. */
static void
begin(struct render *render)
{
	const struct sheet *sheet = render->sheet;
	struct buffer out = {0};

	buffer_print(&out, "# ");
	md_write_literal(&out, text_of(sheet->title != NULL ? sheet->title
							     : "Questions"));
	buffer_add_char(&out, '\n');
	if (sheet->summary != NULL) {
		buffer_add_char(&out, '\n');
		md_write_literal(&out, text_of(sheet->summary));
		buffer_add_char(&out, '\n');
	}
	if (sheet->has_toc)
		write_toc(render, &out);
	flush(render, &out);
}

static void
write_section(struct render *render, const struct section *section)
{
	struct buffer out = {0};

	buffer_print(&out, "\n## ");
	md_write_literal(&out, section->name);
	buffer_add_char(&out, '\n');
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
		buffer_print(out, "%zu\\. ", number);
	md_write_line(out, first);
	buffer_add_char(out, '\n');
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
