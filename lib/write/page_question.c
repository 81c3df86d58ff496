#include "write/page_question.h"

#include "markdown/direction.h"
#include "markdown/html.h"
#include "write/labels.h"
#include "write/refs.h"

static void
add_tree(struct buffer *out, const struct tree *tree,
	 const struct image_text *images)
{
	const struct html_style style = {
	    .is_page = true,
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
	add_tree(out, &tree, images);
	tree_free(&tree);
}

void
page_add_element(struct buffer *out, const char *name, const char *attributes,
		 struct text text)
{
	buffer_print(out, "<%s%s dir=\"%s\">", name, attributes,
		     direction_of_text(text));
	html_escape(out, text);
	buffer_print(out, "</%s>\n", name);
}

/* Adds a line of the sheet itself, from LABEL, which is freed. */
static void
add_label(struct buffer *out, const char *attributes, struct buffer *label)
{
	if (label->size > 0)
		page_add_element(out, "p", attributes, buffer_text(label));
	buffer_free(label);
}

/*
 * Adds the heading that a question or an answer has in the margin.  Sighted
 * readers see only the number; screen readers get all of it.  In a sheet
 * without sections, it is one level below the title.
 */
static void
add_number(const struct render *render, struct buffer *out, const char *word,
	   size_t number)
{
	int level = render->section_count > 0 || render->is_in_answers ? 3 : 2;

	if (!render->sheet->is_numbered)
		return;
	buffer_print(out,
		     "<h%d class=\"number\"><span class=\"aside\">%s "
		     "</span>%zu</h%d>\n",
		     level, word, number, level);
}

/* Adds a choice, with its letter where a reader begins. */
static void
add_choice(struct buffer *out, size_t number, struct text text,
	   const struct image_text *images)
{
	struct tree tree = {0};

	tree_parse(&tree, text);
	buffer_print(out, "<li dir=\"%s\"><b>",
		     tree.count > 0 ? direction_of_node(&tree, 0) : "auto");
	label_add_letter(out, number);
	buffer_print(out, ".</b>\n<div>\n");
	add_tree(out, &tree, images);
	buffer_print(out, "</div></li>\n");
	tree_free(&tree);
}

/* Adds the points, and the choices with their letters. */
static void
add_choices(struct buffer *out, struct question question,
	    const struct choices *choices, const struct image_text *images)
{
	struct buffer note = {0};

	label_add_note(&note, question, choices);
	add_label(out, " class=\"note\"", &note);
	if (choices->count == 0)
		return;
	buffer_print(out, "<ol class=\"choices\">\n");
	for (size_t i = 0; i < choices->count; i++)
		add_choice(out, i, choices->list[i].text, images);
	buffer_print(out, "</ol>\n");
}

static void
add_answer(struct buffer *out, const struct render *render,
	   struct question question, const struct choices *choices)
{
	struct image_text images = images_of(render->sheet->images, question);
	struct buffer right = {0};

	buffer_print(out, "<div class=\"answer\">\n");
	if (!question_is_answered(question))
		buffer_print(out, "<p><em>(no answer yet)</em></p>\n");
	label_add_right(&right, choices);
	add_label(out, " class=\"right\"", &right);
	page_add_markdown(out, question_get(question, FIELD_ANSWER), &images);
	refs_add_html(out, question);
	buffer_print(out, "</div>\n");
}

/* Adds an answer that opens on a click. */
static void
add_details(struct buffer *out, const struct render *render,
	    struct question question, const struct choices *choices,
	    size_t number)
{
	buffer_print(out, "<details>\n<summary>Answer");
	if (render->sheet->is_numbered)
		buffer_print(out, "<span class=\"aside\"> %zu</span>", number);
	buffer_print(out, "</summary>\n");
	add_answer(out, render, question, choices);
	buffer_print(out, "</details>\n");
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
add_question(struct buffer *out, const struct render *render,
	     struct question question, const struct choices *choices,
	     size_t number, enum part part)
{
	struct image_text images = images_of(render->sheet->images, question);
	struct buffer about = {0};

	buffer_print(out, "<div class=\"question\" id=\"question-%zu\">\n",
		     number);
	add_number(render, out, "Question", number);
	buffer_print(out, "<div class=\"ask\">\n");
	page_add_markdown(out, question_get(question, FIELD_QUESTION), &images);
	buffer_print(out, "</div>\n");
	if (render->sheet->has_meta || !render->sheet->is_numbered)
		label_add_about(&about, question);
	add_label(out, " class=\"meta\"", &about);
	add_choices(out, question, choices, &images);
	if (render->sheet->answers == ANSWERS_END)
		buffer_print(out,
			     "<p class=\"to\"><a href=\"#answer-%zu\">Answer "
			     "%zu</a></p>\n",
			     number, number);
	add_space(out, render->sheet->space);
	if (part & PART_ANSWER)
		add_details(out, render, question, choices, number);
	buffer_print(out, "</div>\n");
}

/* Adds an entry of the key: the id and the beginning of the question. */
static void
add_entry(struct buffer *out, const struct render *render,
	  struct question question, const struct choices *choices,
	  size_t number)
{
	static const struct choices unknown = {0};
	struct buffer line = {0};

	buffer_print(out, "<div class=\"question\" id=\"answer-%zu\">\n",
		     number);
	add_number(render, out, "Answer", number);
	label_add_short(&line, question);
	buffer_print(out, "<p class=\"entry\" dir=\"%s\"><code dir=\"ltr\">",
		     direction_of_text(buffer_text(&line)));
	html_escape(out, question_get(question, FIELD_ID));
	buffer_print(out, "</code> ");
	if (question_points(question) > 0)
		buffer_add_char(&line, ' ');
	label_add_note(&line, question, &unknown);
	html_escape(out, buffer_text(&line));
	if (render->sheet->answers == ANSWERS_END)
		buffer_print(out,
			     " <span dir=\"ltr\">(<a href=\"#question-%zu\">"
			     "Question %zu</a>)</span>",
			     number, number);
	buffer_print(out, "</p>\n");
	add_answer(out, render, question, choices);
	buffer_print(out, "</div>\n");
	buffer_free(&line);
}

void
page_add_question(struct buffer *out, const struct render *render,
		  struct question question, size_t number, enum part part)
{
	struct choices choices =
	    choices_of(question, render->sheet->choice_seed);

	if (part & PART_QUESTION)
		add_question(out, render, question, &choices, number, part);
	else
		add_entry(out, render, question, &choices, number);
	choices_free(&choices);
}
