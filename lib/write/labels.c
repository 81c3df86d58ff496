#include "write/labels.h"

#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/tree.h"

/* Columns that an entry of a key has for its question. */
enum { MAX_SHORT = 80 };

bool
label_next_blank(struct text *rest, struct text *name)
{
	while (text_cut(rest, ',', name)) {
		*name = text_trim(*name);
		if (name->size > 0)
			return true;
	}
	return false;
}

void
label_add_letter(struct buffer *out, size_t number)
{
	size_t block = 26, letters = 1;

	/* There are 26 labels of one letter, 676 of two, and so on. */
	for (; number >= block; block *= 26, letters++)
		number -= block;
	while (letters-- > 0) {
		block /= 26;
		buffer_add_char(out, (char)('A' + number / block));
		number %= block;
	}
}

void
label_add_right(struct buffer *out, const struct choices *choices)
{
	const char *before = "";

	for (size_t i = 0; i < choices->count; i++) {
		if (!choices->list[i].is_right)
			continue;
		buffer_print(out, "%s", before);
		label_add_letter(out, i);
		before = ", ";
	}
}

void
label_add_points(struct buffer *out, unsigned long long points)
{
	if (points > 0)
		buffer_print(out, "%llu point%s", points,
			     points == 1 ? "" : "s");
}

void
label_add_note(struct buffer *out, struct question question,
	       const struct choices *choices)
{
	unsigned points = question_points(question);

	if (points > 0) {
		buffer_add_char(out, '[');
		label_add_points(out, points);
		buffer_add_char(out, ']');
	}
	if (choices->right_count > 1)
		buffer_print(out, "%sSeveral may be right.",
			     points > 0 ? " " : "");
}

void
label_add_about(struct buffer *out, struct question question)
{
	struct words tags = question_words(question, FIELD_TAGS);
	enum level level = question_level(question);
	const char *before = level == LEVEL_NONE ? " " : "; ";
	struct text tag;

	buffer_add_char(out, '[');
	buffer_add_text(out, question_get(question, FIELD_ID));
	buffer_add_char(out, ']');
	if (level != LEVEL_NONE)
		buffer_print(out, " %s", level_name(level));
	while (words_next(&tags, &tag)) {
		buffer_print(out, "%s", before);
		buffer_add_text(out, tag);
		before = ", ";
	}
}

/* Returns the first node that has a line of its own, or the end. */
static size_t
first_line(const struct tree *tree)
{
	size_t at = 0;

	while (at < tree->count && tree->nodes[at].kind != NODE_PARAGRAPH &&
	       tree->nodes[at].kind != NODE_HEADING &&
	       tree->nodes[at].kind != NODE_CODE &&
	       tree->nodes[at].kind != NODE_CELL)
		at++;
	return at;
}

/*
 * Returns the bytes at the front of a line that end with a word and have at
 * most COLUMNS columns.  If the first word is longer, it is cut.
 */
static size_t
cut_at_word(struct text line, size_t columns)
{
	size_t at = 0, word = 0, used = 0, size;

	while (at < line.size) {
		used += utf8_width(utf8_decode(text_from(line, at), &size));
		if (used > columns)
			return word > 0 ? word : at;
		if (line.data[at] == ' ')
			word = at;
		at += size;
	}
	return at;
}

void
label_add_short(struct buffer *out, struct question question)
{
	struct buffer words = {0}, line = {0};
	struct tree tree = {0};
	size_t at, cut;

	tree_parse(&tree, question_get(question, FIELD_QUESTION));
	at = first_line(&tree);
	if (at < tree.count)
		tree_add_text(&words, &tree, at);
	safe_add(&line, text_trim(buffer_text(&words)), SAFE_LINE);
	cut = cut_at_word(buffer_text(&line), MAX_SHORT);
	buffer_add(out, line.data, cut);
	if (cut < line.size)
		buffer_print(out, "...");
	tree_free(&tree);
	buffer_free(&words);
	buffer_free(&line);
}

unsigned long long
label_total(const struct selection *selection)
{
	unsigned long long total = 0;

	for (size_t i = 0; i < selection->count; i++)
		total += question_points(selection->list[i]);
	return total;
}
