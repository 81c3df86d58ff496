#include "base/buffer.h"
#include "base/utf8.h"
#include "markdown/escape.h"
#include "markdown/sheet.h"
#include "write/formats.h"
#include "write/labels.h"
#include "write/markdown_contents.h"
#include "write/markdown_parts.h"

enum {
	MAX_HEADING = 160, /* columns of a question used as a heading */
	BLANK_WIDTH = 40,  /* dots of a line to fill in */
};

static const char no_answer[] = "(no answer yet)";

/*
 * Ends a heading.  Some readers drop a # at the end of a heading as a mark, so
 * one that belongs to the text gets another mark after it.
 */
static void
end_heading(struct buffer *out)
{
	if (out->data[out->size - 1] == '#')
		buffer_print(out, " #");
	buffer_add_char(out, '\n');
}

static const char *
title_of(const struct render *render)
{
	const char *title = render->sheet->title;

	return title != NULL ? title : "Questions";
}

/*
 * Adds "Name: ......" with dots, because a run of underscores needs
 * backslashes.
 */
static void
add_blanks(struct buffer *out, const char *blanks)
{
	struct text rest = text_of(blanks), name;

	while (label_next_blank(&rest, &name)) {
		struct buffer line = {0};

		buffer_add_text(&line, name);
		buffer_print(&line, ": ");
		for (size_t i = 0; i < BLANK_WIDTH; i++)
			buffer_add_char(&line, '.');
		markdown_add_paragraph(out, buffer_text(&line));
		buffer_free(&line);
	}
}

/*
 * Begins a sheet with a title; otherwise lowdown reads the first lines as
 * metadata.
 */
static void
begin(struct render *render)
{
	static const struct image_text no_images = {0};
	const struct sheet *sheet = render->sheet;
	struct buffer out = {0};

	buffer_print(&out, "# ");
	escape_add_literal(&out, text_of(title_of(render)), ESCAPE_HEADING);
	end_heading(&out);
	if (sheet->summary != NULL)
		markdown_add_paragraph(&out, text_of(sheet->summary));
	if (sheet->blanks != NULL)
		add_blanks(&out, sheet->blanks);
	if (sheet->instructions != NULL) {
		buffer_add_char(&out, '\n');
		markdown_add_text(&out, text_of(sheet->instructions),
				  &no_images);
	}
	if (sheet->has_toc && render->section_count > 0)
		markdown_add_contents(&out, render, title_of(render));
	buffer_flush(&out, render->out);
}

static void
write_section(struct render *render, const struct section *section)
{
	struct buffer out = {0};

	buffer_print(&out, "\n## ");
	escape_add_literal(&out, section->name, ESCAPE_HEADING);
	end_heading(&out);
	buffer_flush(&out, render->out);
}

/*
 * Returns whether a text begins with a paragraph that is short enough for a
 * heading.
 */
static bool
begins_with_heading(const struct tree *tree)
{
	struct buffer words = {0};
	bool is_short;

	if (tree->count < 2 || tree->nodes[0].kind != NODE_PARAGRAPH)
		return false;
	tree_add_text(&words, tree, 0);
	is_short = utf8_columns(buffer_text(&words)) <= MAX_HEADING;
	buffer_free(&words);
	return is_short;
}

/*
 * Adds a question whose first paragraph is the heading.  If that is too long,
 * or the question does not begin with a paragraph, all of it follows a heading
 * with only the number.
 */
static void
add_question_as_heading(struct render *render, struct buffer *out,
			struct question question, size_t number,
			const struct image_text *images)
{
	struct buffer addresses = {0};
	struct tree tree = {0};
	bool is_numbered = render->sheet->is_numbered;
	size_t rest = 0;

	images_parse(&tree, question_get(question, FIELD_QUESTION), images,
		     &addresses);
	buffer_print(out, "\n### ");
	if (begins_with_heading(&tree)) {
		if (is_numbered)
			buffer_print(out, "%zu. ", number);
		sheet_write_heading(out, &tree, 0);
		rest = tree.nodes[0].end;
	} else {
		buffer_print(out, "Question");
		if (is_numbered)
			buffer_print(out, " %zu", number);
	}
	end_heading(out);
	if (rest < tree.count)
		buffer_add_char(out, '\n');
	sheet_write(out, &tree, rest);
	tree_free(&tree);
	buffer_free(&addresses);
}

/*
 * Adds space for handwriting, as paragraphs of one blank, which every reader
 * keeps.
 */
static void
add_room(struct buffer *out, size_t lines)
{
	while (lines-- > 0)
		buffer_print(out, "\n&nbsp;\n");
}

/*
 * Adds the parts below the text of a question: small print, points, and
 * choices.
 */
static void
add_choices(struct render *render, struct buffer *out, struct question question,
	    const struct choices *choices, const struct image_text *images)
{
	struct buffer label = {0};

	if (render->sheet->has_meta)
		label_add_about(&label, question);
	markdown_add_small(out, &label);
	label_add_note(&label, question, choices);
	markdown_add_small(out, &label);
	markdown_add_choices(out, choices, images);
}

static void
add_answer(struct buffer *out, struct question question,
	   const struct choices *choices, const struct image_text *images)
{
	struct text answer = question_get(question, FIELD_ANSWER);
	struct buffer letters = {0};

	label_add_right(&letters, choices);
	if (letters.size > 0)
		buffer_print(out, "\n**%s**\n", letters.data);
	if (answer.size > 0)
		buffer_add_char(out, '\n');
	markdown_add_text(out, answer, images);
	if (!question_is_answered(question))
		buffer_print(out, "\n*%s*\n", no_answer);
	markdown_add_refs(out, question);
	buffer_free(&letters);
}

/*
 * Adds an entry of a key: the id, the beginning of the question, and a link to
 * it.
 */
static void
add_entry(struct render *render, struct buffer *out, struct question question,
	  size_t number)
{
	static const struct choices unknown = {0};
	struct buffer text = {0};

	buffer_print(out, "\n### Answer %zu\n\n`%.*s` ", number,
		     TEXT_ARG(question_get(question, FIELD_ID)));
	label_add_short(&text, question);
	if (question_points(question) > 0)
		buffer_add_char(&text, ' ');
	label_add_note(&text, question, &unknown);
	escape_add_literal(out, buffer_text(&text), ESCAPE_PROSE);
	if (render->sheet->answers == ANSWERS_END)
		buffer_print(out, " ([Question %zu](#question-%zu))", number,
			     number);
	buffer_add_char(out, '\n');
	buffer_free(&text);
}

static void
add_paper_question(struct render *render, struct buffer *out,
		   struct question question, const struct choices *choices,
		   size_t number, const struct image_text *images)
{
	buffer_print(out, "\n### Question %zu\n\n", number);
	markdown_add_text(out, question_get(question, FIELD_QUESTION), images);
	add_choices(render, out, question, choices, images);
	add_room(out, render->sheet->space);
	if (render->sheet->answers == ANSWERS_END)
		buffer_print(out, "\n[Answer %zu](#answer-%zu)\n", number,
			     number);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	const struct sheet *sheet = render->sheet;
	struct image_text images = images_of(sheet->images, question);
	struct choices choices = choices_of(question, sheet->choice_seed);
	struct buffer out = {0};

	if (sheet->answers == ANSWERS_INLINE || !sheet->is_numbered) {
		add_question_as_heading(render, &out, question, number,
					&images);
		add_choices(render, &out, question, &choices, &images);
		add_room(&out, sheet->space);
	} else if (part & PART_QUESTION) {
		add_paper_question(render, &out, question, &choices, number,
				   &images);
	} else {
		add_entry(render, &out, question, number);
	}
	if (part & PART_ANSWER)
		add_answer(&out, question, &choices, &images);
	buffer_flush(&out, render->out);
	choices_free(&choices);
}

static void
write_answers(struct render *render)
{
	fputs("\n## Answers\n", render->out);
}

/* Ends a sheet with the authors and licenses of the questions. */
static void
end(struct render *render)
{
	struct buffer credits = {0}, out = {0};
	struct text rest, line;

	label_add_credits(&credits, render->selection);
	rest = buffer_text(&credits);
	while (text_cut(&rest, '\n', &line))
		markdown_add_paragraph(&out, line);
	buffer_flush(&out, render->out);
	buffer_free(&credits);
}

const struct format format_markdown = {
    .name = "markdown",
    .alias = "md",
    .summary = "a sheet for GitHub, pandoc and lowdown",
    .begin = begin,
    .section = write_section,
    .question = write_question,
    .answers = write_answers,
    .end = end,
};
