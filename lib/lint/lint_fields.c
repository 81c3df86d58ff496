#include <string.h>

#include "base/ascii.h"
#include "base/index.h"
#include "base/safe.h"
#include "lint/lint.h"

static void
check_choices(struct question question, struct diags *diags)
{
	size_t count = question_choice_count(question), right = 0;
	struct place place = question_place(question);
	struct index texts = {0};
	struct text text;
	bool is_new;

	for (size_t i = 0; i < count; i++) {
		struct choice choice = question_choice(question, i, &text);

		right += choice.is_right;
		index_add(&texts, text, i, &is_new);
		if (is_new)
			continue;
		place.line = choice.body.line;
		place.column = 0;
		diag_warning(diags, place, "duplicate choice %s", QUOTE(text));
	}
	place = question_place(question);
	if (count == 1)
		diag_warning(diags, place, "only one choice");
	if (count > 0 && right == 0)
		diag_warning(diags, place, "no choice is right");
	index_free(&texts);
}

/*
 * Returns whether a line begins like a choice in running text: "b) ", "(B) ".
 */
static bool
begins_choice(struct text line, char letter)
{
	line = text_trim(line);
	if (line.size > 0 && line.data[0] == '(')
		line = text_from(line, 1);
	return line.size > 2 && ascii_lower(line.data[0]) == letter &&
	       (line.data[1] == ')' || line.data[1] == '.') &&
	       line.data[2] == ' ';
}

/*
 * Warns about choices that are part of the question's text, where qbank does
 * not recognize them.
 */
static void
check_text(struct question question, struct diags *diags)
{
	struct text rest = question_get(question, FIELD_QUESTION), line;
	char next = 'a';

	while (next <= 'b' && text_cut(&rest, '\n', &line))
		if (begins_choice(line, next))
			next++;
	if (next > 'b' && question_choice_count(question) == 0)
		diag_warning(diags, question_place(question),
			     "the question contains choices; list them under "
			     "'choices'");
}

/*
 * Returns whether a reference looks like a URL but is not valid (RFC 3986,
 * section 3, as far as it matters for web links).
 */
static bool
is_broken_url(struct text ref)
{
	const char *colon = memmem(ref.data, ref.size, "://", 3);
	size_t scheme = colon != NULL ? (size_t)(colon - ref.data) : 0;
	struct text rest;

	if (colon == NULL || memchr(ref.data, ' ', scheme) != NULL)
		return false;
	for (size_t i = 0; i < scheme; i++)
		if (!ascii_is_alphanumeric(ref.data[i]) &&
		    strchr("+-.", ref.data[i]) == NULL)
			return true;
	rest = text_from(ref, scheme + 3);
	return scheme == 0 || !ascii_is_letter(ref.data[0]) || rest.size == 0 ||
	       strchr("/?#:", rest.data[0]) != NULL ||
	       text_has_any(rest, " \"<>\\^`{|}");
}

static void
check_refs(struct question question, struct diags *diags)
{
	struct words refs = question_words(question, FIELD_REFS);
	struct text ref;

	while (words_next(&refs, &ref))
		if (is_broken_url(ref))
			diag_warning(diags, question_place(question),
				     "the reference %s is not a valid URL",
				     QUOTE(ref));
}

void
lint_fields(struct question question, struct diags *diags)
{
	check_choices(question, diags);
	check_text(question, diags);
	check_refs(question, diags);
}
