#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "reference.h"
#include "select/search.h"

/*
 * Treats the input as a byte of options, a pattern, a newline, and the texts
 * of questions.  Compares the matches of the pattern with those of a matcher
 * too simple to be wrong, and the search of a whole deck with that of its
 * questions one by one.  A pattern that takes too long on the texts as a whole
 * is searched for in the deck only if a bit of the byte says so, so that such
 * patterns don't take all the time.
 */
enum { TIME = 10 }; /* milliseconds, because many patterns need all of it */

static struct pattern_options
options_of(uint8_t first)
{
	return (struct pattern_options){
	    .ignores_case = first & 1,
	    .smart_case = first & 2,
	    .is_word = first & 4,
	    .is_fixed = first & 8,
	};
}

static bool
is_ascii(struct text text)
{
	for (size_t i = 0; i < text.size; i++)
		if ((unsigned char)text.data[i] >= 0x80)
			return false;
	return true;
}

/* Compares a match with the reference, unless that has no answer. */
static void
compare_reference(struct text expression, struct text subject,
		  bool ignores_case, bool matches, const struct match *match)
{
	struct reference reference;
	size_t start = 0;
	bool found;

	if (subject.size > REFERENCE_SUBJECT || !is_ascii(subject) ||
	    !is_ascii(expression) ||
	    !reference_parse(&reference, expression, ignores_case))
		return;
	found = reference_find(&reference, subject, &start);
	fuzz_require(found == matches, "a match or none", expression);
	fuzz_require(!found || match->start == start, "another match",
		     expression);
}

/* Returns false if that took too long. */
static bool
find(const struct pattern *pattern, struct matcher *matcher,
     struct text expression, struct text subject,
     const struct pattern_options *options)
{
	struct match match = {0, 0};
	enum pattern_result result =
	    pattern_find(pattern, matcher, subject, 0, &match);

	if (result == PATTERN_TROUBLE)
		return false;
	fuzz_require(result == PATTERN_NO || (match.start <= match.end &&
					      match.end <= subject.size),
		     "a match that is not in its subject", expression);
	if (!options->is_word && !options->is_fixed && !options->smart_case)
		compare_reference(expression, subject, options->ignores_case,
				  result == PATTERN_YES, &match);
	return true;
}

/*
 * Opens a bank of the lines of TEXT, each of which is the text of one
 * question.
 */
static void
open_lines(struct bank *bank, struct text text, struct diags *diags)
{
	struct buffer yaml = {0};
	struct text line;

	buffer_print(&yaml, "questions:\n");
	while (text_cut(&text, '\n', &line)) {
		buffer_print(&yaml, "- question: \"");
		for (size_t i = 0; i < line.size; i++)
			if ((unsigned char)line.data[i] < ' ' ||
			    strchr("\"\\", line.data[i]) != NULL)
				buffer_print(&yaml, "\\x%02x",
					     (unsigned char)line.data[i]);
			else
				buffer_add_char(&yaml, line.data[i]);
		buffer_print(&yaml, "\"\n  answer: |\n    a\n    b x\n");
	}
	fuzz_open(bank, buffer_text(&yaml), diags);
	buffer_free(&yaml);
}

static void
compare_search(struct query *query, struct matcher *matcher,
	       const struct bank *bank, struct text expression)
{
	struct filter filter = {0};
	struct search search = {
	    .query = query, .filter = &filter, .jobs = 1, .time = TIME};
	struct search_result result = {0};
	struct selection all = {0};
	size_t at = 0;

	search_bank(&search, bank, &result);
	selection_add_bank(&all, bank);
	for (size_t i = 0; i < all.count && result.trouble_count == 0 &&
			   result.unsearched == 0;
	     i++) {
		enum pattern_result one;

		matcher_begin(matcher);
		one = query_matches(query, matcher, all.list[i]);
		if (one == PATTERN_TROUBLE)
			break;
		if (one == PATTERN_NO)
			continue;
		fuzz_require(
		    at < result.found.count &&
			question_equal(result.found.list[at], all.list[i]),
		    "the search of a deck misses a question", expression);
		at++;
		if (i + 1 == all.count)
			fuzz_require(at == result.found.count,
				     "the search of a deck finds too much",
				     expression);
	}
	selection_free(&all);
	search_free(&result);
}

static void
search(struct pattern *pattern, const struct pattern_options *options,
       uint8_t first, struct text expression, struct text lines)
{
	struct matcher *matcher = matcher_new(TIME);
	struct query query = {.fields = QUERY_FIELDS, .inverted = first & 16};
	struct buffer valid = {0};
	struct diags diags = {0};
	struct bank bank;

	query_add(&query, first & 32 ? QUERY_NOT : QUERY_ANY, pattern);
	utf8_add_valid(&valid, lines);
	if (find(pattern, matcher, expression, buffer_text(&valid), options) ||
	    first & 64) {
		open_lines(&bank, lines, &diags);
		compare_search(&query, matcher, &bank, expression);
		bank_free(&bank);
		diag_free(&diags);
	}
	buffer_free(&valid);
	query_free(&query);
	matcher_free(matcher);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = {(const char *)data, size}, expression;
	struct pattern_options options;
	struct pattern_error error = {0};
	struct pattern *pattern;

	if (size == 0)
		return 0;
	options = options_of(data[0]);
	rest = text_from(rest, 1);
	if (!text_cut(&rest, '\n', &expression))
		return 0;
	pattern = pattern_compile(expression, &options, &error);
	if (pattern != NULL) {
		search(pattern, &options, data[0], expression, rest);
		return 0;
	}
	fuzz_require(error.offset <= expression.size,
		     "an error outside of the pattern", expression);
	fuzz_require(error.message.size > 0, "an error without a message",
		     expression);
	buffer_free(&error.message);
	return 0;
}
