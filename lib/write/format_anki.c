#include "base/buffer.h"
#include "base/memory.h"
#include "base/safe.h"
#include "markdown/html.h"
#include "write/formats.h"
#include "write/refs.h"

/*
 * Anki's text import: https://docs.ankiweb.net/importing/text-files.html.
 * The id is the guid, so that a second import updates the notes of the
 * first.  It stands first because a line that begins with # is a comment.
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

/* A field in quotes, as RFC 4180 has them. */
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

/* A name on one line; "::" separates decks and is kept out of it. */
static void
add_deck_name(struct buffer *out, struct text name)
{
	struct buffer line = {0};

	safe_add(&line, text_trim(name), SAFE_LINE);
	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] != ':' || i == 0 || line.data[i - 1] != ':')
			buffer_add_char(out, line.data[i]);
	buffer_free(&line);
}

/* The sections come in order, each before its questions. */
static void
begin_section(struct render *render, const struct section *section)
{
	render->state = &render->sections[section - render->sections];
}

static void
add_deck(const struct render *render, struct buffer *out)
{
	const char *title = render->sheet->title;
	const struct section *section = render->state;

	add_deck_name(out, text_of(title != NULL ? title : "Questions"));
	if (section == NULL)
		return;
	buffer_print(out, "::");
	add_deck_name(out, section->name);
}

/* Anki separates tags by blanks and takes no double quote in one. */
static void
add_tags(struct question question, struct buffer *out)
{
	struct words tags = question_words(question, FIELD_TAGS);
	struct text tag;
	struct buffer safe = {0};

	while (words_next(&tags, &tag)) {
		safe.size = 0;
		safe_add(&safe, tag, SAFE_LINE);
		if (out->size > 0)
			buffer_add_char(out, ' ');
		for (size_t i = 0; i < safe.size; i++) {
			char c = safe.data[i];

			buffer_add_char(out, c == ' ' || c == '"' ? '_' : c);
		}
	}
	buffer_free(&safe);
}

static void
chomp(struct buffer *out)
{
	while (out->size > 0 && out->data[out->size - 1] == '\n')
		out->size--;
}

static void
add_html(struct buffer *out, struct text markdown)
{
	static const struct html_style style = {0};
	struct tree tree = {0};

	tree_parse(&tree, markdown);
	html_write(out, &tree, &style);
	tree_free(&tree);
	chomp(out);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct buffer id = {0}, deck = {0}, front = {0}, back = {0}, tags = {0};

	(void)number;
	buffer_add_text(&id, question_get(question, FIELD_ID));
	add_deck(render, &deck);
	add_html(&front, question_get(question, FIELD_QUESTION));
	if (part & PART_ANSWER) {
		add_html(&back, question_get(question, FIELD_ANSWER));
		if (words_any(question_words(question, FIELD_REFS)))
			buffer_add_char(&back, '\n');
		refs_add_html(&back, question);
		chomp(&back);
	}
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
}

const struct format format_anki = {
    .name = "anki",
    .summary = "a file for Anki's text import",
    .is_record = true,
    .begin = begin,
    .section = begin_section,
    .question = write_question,
};
