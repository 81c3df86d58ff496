#include <string.h>

#include "base/safe.h"
#include "fuzz.h"
#include "markdown/sheet.h"
#include "markdown/tree.h"

/* Appends the text of a tree without blanks. */
static void
add_words(struct buffer *out, const struct tree *tree)
{
	struct buffer text = {0}, safe = {0};

	for (size_t i = 0; i < tree->count; i++)
		if (tree->nodes[i].kind == NODE_TEXT ||
		    tree->nodes[i].kind == NODE_ENTITY)
			buffer_add_text(&text, tree->nodes[i].text);
	safe_add(&safe, buffer_text(&text), SAFE_LINE);
	for (size_t i = 0; i < safe.size; i++)
		if (strchr(" \302\240", safe.data[i]) == NULL)
			buffer_add_char(out, safe.data[i]);
	buffer_free(&text);
	buffer_free(&safe);
}

/*
 * Leaves out texts with marks of emphasis.  Readers do not agree on all of
 * these, so some are not written, and what they separated is then joined.
 */
static void
check_text(struct text source)
{
	struct tree tree = {0};
	struct buffer written = {0}, before = {0}, after = {0};

	if (text_has_any(source, "*_~"))
		return;
	tree_parse(&tree, source);
	add_words(&before, &tree);
	sheet_write(&written, &tree, 0);
	tree_parse(&tree, buffer_text(&written));
	add_words(&after, &tree);
	fuzz_require(text_equal(buffer_text(&before), buffer_text(&after)),
		     "Markdown loses text", buffer_text(&written));
	tree_free(&tree);
	buffer_free(&written);
	buffer_free(&before);
	buffer_free(&after);
}

void
fuzz_check_sheets(const struct bank *bank)
{
	struct selection all = {0};

	selection_add_bank(&all, bank);
	for (size_t i = 0; i < all.count; i++) {
		struct question question = all.list[i];

		check_text(question_get(question, FIELD_QUESTION));
		check_text(question_get(question, FIELD_ANSWER));
		for (size_t j = 0; j < question_choice_count(question); j++) {
			struct text choice;

			question_choice(question, j, &choice);
			check_text(choice);
		}
	}
	selection_free(&all);
}
