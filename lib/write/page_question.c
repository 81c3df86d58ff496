#include "write/page_question.h"

#include "markdown/direction.h"
#include "markdown/html.h"
#include "write/labels.h"
#include "write/refs.h"

/* A question on a page. */
struct page {
	struct buffer *out;
	const struct render *render;
	struct question question;
	struct choices choices;
	struct image_text images;
	size_t number;
	bool is_right; /* it begins with a letter from right to left */
};

static void
add_tree(struct buffer *out, const struct tree *tree,
	 const struct image_text *images, bool is_right)
{
	const struct html_style style = {
	    .is_page = true,
	    .is_right = is_right,
	    .add_image = images_embed,
	    .context = images,
	};

	html_write(out, tree, &style);
}

void
page_add_markdown(struct buffer *out, struct text markdown,
		  const struct image_text *images)
{
	struct tree tree = {0};

	tree_parse(&tree, markdown);
	add_tree(out, &tree, images, false);
	tree_free(&tree);
}

static void
add_element(struct buffer *out, const char *name, const char *attributes,
	    struct text text, bool is_inside)
{
	bool is_right = direction_is_right_text(text, false);

	buffer_print(out, "<%s%s dir=\"%s\">", name, attributes,
		     direction_name(is_right, is_inside));
	html_escape(out, text);
	buffer_print(out, "</%s>\n", name);
}

void
page_add_element(struct buffer *out, const char *name, const char *attributes,
		 struct text text)
{
	add_element(out, name, attributes, text, false);
}

/* Adds a line of the sheet itself, from LABEL, which is freed. */
static void
add_label(const struct page *page, const char *attributes, struct buffer *label)
{
	if (label->size > 0)
		add_element(page->out, "p", attributes, buffer_text(label),
			    page->is_right);
	buffer_free(label);
}

/*
 * Opens the element of a question or an answer, with the heading that it has
 * in the margin.  Sighted readers see only the number; screen readers get all
 * of it.  In a sheet without sections, it is one level below the title.
 */
static void
open_page(const struct page *page, const char *id, const char *word)
{
	const struct render *render = page->render;
	int level = render->section_count > 0 || render->is_in_answers ? 3 : 2;

	buffer_print(page->out, "<div class=\"question\" id=\"%s-%zu\"%s>\n",
		     id, page->number, page->is_right ? " dir=\"rtl\"" : "");
	if (!render->sheet->is_numbered)
		return;
	buffer_print(page->out,
		     "<h%d class=\"number\"><span class=\"aside\">%s "
		     "</span>%zu</h%d>\n",
		     level, word, page->number, level);
}

/*
 * Adds a choice, with its letter where a reader begins.  In a question from
 * right to left, all letters are on the right.
 */
static void
add_choice(const struct page *page, size_t number)
{
	struct tree tree = {0};
	bool is_right;

	tree_parse(&tree, page->choices.list[number].text);
	is_right = page->is_right ||
		   (tree.count > 0 && direction_is_right_node(&tree, 0, false));
	buffer_print(page->out, "<li dir=\"%s\"><b>",
		     direction_name(is_right, false));
	label_add_letter(page->out, number);
	buffer_print(page->out, ".</b>\n<div>\n");
	add_tree(page->out, &tree, &page->images, page->is_right);
	buffer_print(page->out, "</div></li>\n");
	tree_free(&tree);
}

/* Adds the points, and the choices with their letters. */
static void
add_choices(const struct page *page)
{
	struct buffer note = {0};

	label_add_note(&note, page->question, &page->choices);
	add_label(page, " class=\"note\"", &note);
	if (page->choices.count == 0)
		return;
	buffer_print(page->out, "<ol class=\"choices\">\n");
	for (size_t i = 0; i < page->choices.count; i++)
		add_choice(page, i);
	buffer_print(page->out, "</ol>\n");
}

static void
add_answer(const struct page *page)
{
	struct buffer right = {0};
	struct tree tree = {0};

	buffer_print(page->out, "<div class=\"answer\">\n");
	if (!question_is_answered(page->question))
		buffer_print(page->out, "<p%s><em>(no answer yet)</em></p>\n",
			     page->is_right ? " dir=\"ltr\"" : "");
	label_add_right(&right, &page->choices);
	add_label(page, " class=\"right\"", &right);
	tree_parse(&tree, question_get(page->question, FIELD_ANSWER));
	add_tree(page->out, &tree, &page->images, page->is_right);
	tree_free(&tree);
	refs_add_html(page->out, page->question,
		      page->is_right ? " dir=\"ltr\"" : "");
	buffer_print(page->out, "</div>\n");
}

/* Adds an answer that opens on a click. */
static void
add_details(const struct page *page)
{
	buffer_print(page->out, "<details>\n<summary>Answer");
	if (page->render->sheet->is_numbered)
		buffer_print(page->out, "<span class=\"aside\"> %zu</span>",
			     page->number);
	buffer_print(page->out, "</summary>\n");
	add_answer(page);
	buffer_print(page->out, "</details>\n");
}

/* Adds ruled space for a handwritten answer. */
static void
add_space(struct buffer *out, size_t lines)
{
	if (lines == 0)
		return;
	buffer_print(out, "<div class=\"space\" aria-hidden=\"true\">");
	for (size_t i = 0; i < lines; i++)
		buffer_print(out, "<hr/>");
	buffer_print(out, "</div>\n");
}

/* Adds a question, followed by its answer if that belongs here. */
static void
add_question(const struct page *page, const struct tree *ask, enum part part)
{
	const struct sheet *sheet = page->render->sheet;
	struct buffer about = {0};

	open_page(page, "question", "Question");
	buffer_print(page->out, "<div class=\"ask\">\n");
	add_tree(page->out, ask, &page->images, page->is_right);
	buffer_print(page->out, "</div>\n");
	if (sheet->has_meta || !sheet->is_numbered)
		label_add_about(&about, page->question);
	add_label(page, " class=\"meta\"", &about);
	add_choices(page);
	if (sheet->answers == ANSWERS_END)
		buffer_print(page->out,
			     "<p class=\"to\"%s><a href=\"#answer-%zu\">Answer "
			     "%zu</a></p>\n",
			     page->is_right ? " dir=\"ltr\"" : "", page->number,
			     page->number);
	add_space(page->out, sheet->space);
	if (part & PART_ANSWER)
		add_details(page);
	buffer_print(page->out, "</div>\n");
}

/* Adds an entry of the key: the id and the beginning of the question. */
static void
add_entry(const struct page *page)
{
	static const struct choices unknown = {0};
	struct buffer line = {0}, note = {0};
	bool is_right;

	open_page(page, "answer", "Answer");
	label_add_short(&line, page->question);
	is_right = direction_is_right_text(buffer_text(&line), page->is_right);
	buffer_print(page->out,
		     "<p class=\"entry\" dir=\"%s\"><code dir=\"ltr\">",
		     direction_name(is_right, page->is_right));
	html_escape(page->out, question_get(page->question, FIELD_ID));
	buffer_print(page->out, "</code> ");
	html_escape(page->out, buffer_text(&line));
	label_add_note(&note, page->question, &unknown);
	if (note.size > 0) {
		buffer_print(page->out, " <span dir=\"ltr\">");
		html_escape(page->out, buffer_text(&note));
		buffer_print(page->out, "</span>");
	}
	if (page->render->sheet->answers == ANSWERS_END)
		buffer_print(page->out,
			     " <span dir=\"ltr\">(<a href=\"#question-%zu\">"
			     "Question %zu</a>)</span>",
			     page->number, page->number);
	buffer_print(page->out, "</p>\n");
	add_answer(page);
	buffer_print(page->out, "</div>\n");
	buffer_free(&line);
	buffer_free(&note);
}

void
page_add_question(struct buffer *out, const struct render *render,
		  struct question question, size_t number, enum part part)
{
	struct page page = {
	    .out = out,
	    .render = render,
	    .question = question,
	    .choices = choices_of(question, render->sheet->choice_seed),
	    .images = images_of(render->sheet->images, question),
	    .number = number,
	};
	struct tree ask = {0};

	tree_parse(&ask, question_get(question, FIELD_QUESTION));
	page.is_right = direction_is_right_tree(&ask, false);
	if (part & PART_QUESTION)
		add_question(&page, &ask, part);
	else
		add_entry(&page);
	tree_free(&ask);
	choices_free(&page.choices);
}
