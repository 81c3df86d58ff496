#include <string.h>

#include "base/buffer.h"
#include "base/safe.h"
#include "markdown/html.h"
#include "write/formats.h"
#include "write/images.h"
#include "write/labels.h"
#include "write/refs.h"

/*
 * Writes the header of Anki's text import:
 * https://docs.ankiweb.net/importing/text-files.html.  The id is the guid, so
 * importing again updates the notes.  It is the first column because a line
 * that begins with # is a comment.
 */
static void
begin(struct render *render)
{
	fputs("#separator:tab\n"
	      "#html:true\n"
	      "#guid column:1\n"
	      "#deck column:2\n"
	      "#tags column:5\n",
	      render->out);
}

/* Writes a field in quotes, RFC 4180. */
static void
write_field(FILE *out, const struct buffer *field, char end)
{
	putc('"', out);
	for (size_t i = 0; i < field->size; i++) {
		if (field->data[i] == '"')
			putc('"', out);
		putc(field->data[i], out);
	}
	putc('"', out);
	putc(end, out);
}

/*
 * Adds the name of a section on one line. "::" separates decks, so it is
 * replaced.
 */
static void
add_section(struct buffer *out, struct text name)
{
	struct buffer line = {0};

	safe_add(&line, text_trim(name), SAFE_LINE);
	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] != ':' || i == 0 || line.data[i - 1] != ':')
			buffer_add_char(out, line.data[i]);
	buffer_free(&line);
}

/* Begins a section; its questions follow. */
static void
begin_section(struct render *render, const struct section *section)
{
	render->state = &render->sections[section - render->sections];
}

/* Adds the title, which may name a deck inside another, and the section. */
static void
add_deck(const struct render *render, struct buffer *out)
{
	const char *title = render->sheet->title;
	const struct section *section = render->state;

	safe_add(out, text_trim(text_of(title != NULL ? title : "Questions")),
		 SAFE_LINE);
	if (section == NULL)
		return;
	if (out->size > 0)
		buffer_print(out, "::");
	add_section(out, section->name);
}

/*
 * Adds a tag.  Anki separates tags by blanks and U+3000, and does not allow
 * double quotes.
 */
static void
add_tag(struct buffer *out, struct text tag)
{
	static const char wide_blank[] = "\xE3\x80\x80";
	struct buffer safe = {0};
	struct text rest;

	safe_add(&safe, tag, SAFE_LINE);
	if (out->size > 0)
		buffer_add_char(out, ' ');
	for (rest = buffer_text(&safe); rest.size > 0;) {
		bool is_wide =
		    rest.size >= 3 && memcmp(rest.data, wide_blank, 3) == 0;
		bool is_blank = *rest.data == ' ' || *rest.data == '"';

		buffer_add_char(out, is_wide || is_blank ? '_' : *rest.data);
		rest = text_from(rest, is_wide ? 3 : 1);
	}
	buffer_free(&safe);
}

/* Adds the tags, and the level as another tag. */
static void
add_tags(struct question question, struct buffer *out)
{
	struct words tags = question_words(question, FIELD_TAGS);
	enum level level = question_level(question);
	struct text tag;

	while (words_next(&tags, &tag))
		add_tag(out, tag);
	if (level != LEVEL_NONE)
		buffer_print(out, "%slevel::%s", out->size > 0 ? " " : "",
			     level_name(level));
}

static void
chomp(struct buffer *out)
{
	while (out->size > 0 && out->data[out->size - 1] == '\n')
		out->size--;
}

static void
add_html(struct buffer *out, struct text markdown,
	 const struct html_style *style)
{
	struct tree tree = {0};

	tree_parse(&tree, markdown);
	html_write(out, &tree, style);
	tree_free(&tree);
	chomp(out);
}

/*
 * Adds the choices as a list with letters.  A choice of one paragraph begins
 * on the line of its letter.
 */
static void
add_choices(struct buffer *out, struct question question,
	    const struct choices *choices, const struct html_style *style)
{
	struct buffer note = {0};

	label_add_note(&note, question, choices);
	if (note.size > 0)
		buffer_print(out, "\n<p><em>%s</em></p>", note.data);
	if (choices->count > 0)
		buffer_print(out, "\n<ol type=\"A\">");
	for (size_t i = 0; i < choices->count; i++) {
		struct tree tree = {0};

		buffer_print(out, "\n<li>");
		tree_parse(&tree, choices->list[i].text);
		if (tree.count > 0 && tree.nodes[0].kind == NODE_PARAGRAPH &&
		    tree.nodes[0].end == tree.count)
			tree.nodes[0].is_tight = true;
		html_write(out, &tree, style);
		tree_free(&tree);
		buffer_print(out, "</li>");
	}
	if (choices->count > 0)
		buffer_print(out, "\n</ol>");
	buffer_free(&note);
}

static void
add_back(struct buffer *out, struct question question,
	 const struct choices *choices, const struct html_style *style)
{
	struct buffer letters = {0};

	label_add_right(&letters, choices);
	if (letters.size > 0)
		buffer_print(out, "<p><strong>%s</strong></p>\n", letters.data);
	add_html(out, question_get(question, FIELD_ANSWER), style);
	if (words_any(question_words(question, FIELD_REFS)))
		buffer_add_char(out, '\n');
	refs_add_html(out, question, "");
	chomp(out);
	buffer_free(&letters);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct image_text images = images_of(render->sheet->images, question);
	const struct html_style style = {
	    .add_image = images_collect,
	    .context = &images,
	};
	struct choices choices =
	    choices_of(question, render->sheet->choice_seed);
	struct buffer id = {0}, deck = {0}, front = {0}, back = {0}, tags = {0};

	(void)number;
	buffer_add_text(&id, question_get(question, FIELD_ID));
	add_deck(render, &deck);
	add_html(&front, question_get(question, FIELD_QUESTION), &style);
	add_choices(&front, question, &choices, &style);
	if (part & PART_ANSWER)
		add_back(&back, question, &choices, &style);
	add_tags(question, &tags);
	write_field(render->out, &id, '\t');
	write_field(render->out, &deck, '\t');
	write_field(render->out, &front, '\t');
	write_field(render->out, &back, '\t');
	write_field(render->out, &tags, '\n');
	buffer_free(&id);
	buffer_free(&deck);
	buffer_free(&front);
	buffer_free(&back);
	buffer_free(&tags);
	choices_free(&choices);
}

const struct format format_anki = {
    .name = "anki",
    .summary = "a file for Anki's text import",
    .is_record = true,
    .reads_images = true,
    .begin = begin,
    .section = begin_section,
    .question = write_question,
};
