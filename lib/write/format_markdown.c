#include <stdlib.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/index.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "markdown/escape.h"
#include "markdown/sheet.h"
#include "write/formats.h"
#include "write/refs.h"

/* Columns of a question that its heading has room for. */
enum { MAX_HEADING = 160 };

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

/* The ids of the title and of the sections, in one text. */
struct anchors {
	struct buffer text;
	struct anchor {
		size_t start, size; /* size 0: it has none that is certain */
		bool is_ambiguous;
	} * list; /* the title's, then those of the sections */
	size_t count;
};

static struct text
anchor_text(const struct anchors *anchors, size_t i)
{
	return (struct text){anchors->text.data + anchors->list[i].start,
			     anchors->list[i].size};
}

/* Whether the sheet has headings of its own that begin as a section does. */
static bool
is_reserved(struct text name)
{
	struct text word = name;

	text_cut(&name, ' ', &word);
	return text_is(word, "Answers") || text_is(word, "Question") ||
	       text_is(word, "Answer");
}

static void
add_entry(struct anchors *anchors, struct text heading)
{
	struct anchor *anchor = &anchors->list[anchors->count++];

	anchor->start = anchors->text.size;
	if (add_anchor(&anchors->text, heading))
		anchor->size = anchors->text.size - anchor->start;
	anchor->is_ambiguous = is_reserved(heading);
}

static struct anchors
find_anchors(const struct render *render)
{
	struct anchors anchors = {0};
	struct index index = {0};

	anchors.list =
	    mem_alloc((render->section_count + 1) * sizeof(*anchors.list));
	add_entry(&anchors, text_of(title_of(render)));
	for (size_t i = 0; i < render->section_count; i++)
		add_entry(&anchors, render->sections[i].name);
	for (size_t i = 0; i < anchors.count; i++) {
		bool is_new = true;
		size_t first = i;

		if (anchors.list[i].size > 0)
			first = index_add(&index, anchor_text(&anchors, i), i,
					  &is_new);
		if (!is_new)
			anchors.list[i].is_ambiguous =
			    anchors.list[first].is_ambiguous = true;
	}
	index_free(&index);
	return anchors;
}

/* A list of the sections; those whose id is certain are linked. */
static void
write_toc(struct render *render, struct buffer *out)
{
	struct anchors anchors = find_anchors(render);

	buffer_add_char(out, '\n');
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];
		const struct anchor *anchor = &anchors.list[i + 1];
		bool has_link = anchor->size > 0 && !anchor->is_ambiguous;
		size_t start;

		buffer_print(out, has_link ? "- [" : "- ");
		start = out->size;
		escape_add_literal(out, section->name, ESCAPE_LINK);
		if (has_link)
			buffer_print(out, "](#%.*s)",
				     TEXT_ARG(anchor_text(&anchors, i + 1)));
		else
			escape_line(out, start);
		buffer_print(out, " (%zu)\n", section->count);
	}
	free(anchors.list);
	buffer_free(&anchors.text);
}

/* A sheet begins with a title, or lowdown takes what follows as metadata. */
static void
begin(struct render *render)
{
	const struct sheet *sheet = render->sheet;
	struct buffer out = {0};

	buffer_print(&out, "# ");
	escape_add_literal(&out, text_of(title_of(render)), ESCAPE_HEADING);
	end_heading(&out);
	if (sheet->summary != NULL) {
		size_t start;

		buffer_add_char(&out, '\n');
		start = out.size;
		escape_add_literal(&out, text_of(sheet->summary), ESCAPE_PROSE);
		escape_line(&out, start);
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
	escape_add_literal(&out, section->name, ESCAPE_HEADING);
	end_heading(&out);
	flush(render, &out);
}

static void
add_markdown(struct buffer *out, struct text markdown)
{
	struct tree tree = {0};

	tree_parse(&tree, markdown);
	sheet_write(out, &tree, 0);
	tree_free(&tree);
}

/* Whether a text begins with a paragraph that a heading has room for. */
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
 * A question's first paragraph is the heading.  Where it is too long for one,
 * or the question begins otherwise, all of it is below a heading of its own.
 */
static void
add_question_as_heading(struct render *render, struct buffer *out,
			struct question question, size_t number)
{
	struct tree tree = {0};
	bool is_numbered = render->sheet->is_numbered;
	size_t rest = 0;

	tree_parse(&tree, question_get(question, FIELD_QUESTION));
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
}

/* What an answer rests on, the addresses of pages as links. */
static void
add_refs(struct buffer *out, struct question question)
{
	struct words refs = question_words(question, FIELD_REFS);
	struct text ref;

	if (words_any(refs))
		buffer_print(out, "\nReferences:\n\n");
	while (words_next(&refs, &ref)) {
		struct text address = ref_address(ref);
		size_t start;

		if (!escape_is_autolink(address, false))
			address.size = 0;
		buffer_print(out, "- ");
		start = out->size;
		if (address.size > 0)
			buffer_print(out, "<%.*s>", TEXT_ARG(address));
		if (address.size > 0 && address.size < ref.size &&
		    ref.data[address.size] == ' ')
			buffer_add_char(out, ' ');
		escape_add_literal(out, text_from(ref, address.size),
				   ESCAPE_PROSE);
		escape_line(out, start);
		buffer_add_char(out, '\n');
	}
}

static void
add_answer(struct buffer *out, struct question question)
{
	buffer_add_char(out, '\n');
	if (question_is_answered(question))
		add_markdown(out, question_get(question, FIELD_ANSWER));
	else
		buffer_print(out, "*%s*\n", no_answer);
	add_refs(out, question);
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
		add_markdown(&out, question_get(question, FIELD_QUESTION));
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
    .summary = "a sheet for GitHub, pandoc and lowdown",
    .begin = begin,
    .section = write_section,
    .question = write_question,
    .answers = write_answers,
};
