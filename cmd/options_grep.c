#include "setters.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

static bool
set_ids(const struct option_row *row, struct options *options, const char *text,
	struct buffer *error)
{
	(void)text;
	options->lists_ids = true;
	return set_format(row, options, "id", error);
}

static void
add_pattern(struct options *options, int role, struct text text)
{
	options->patterns =
	    mem_grow(options->patterns, &options->pattern_capacity,
		     options->pattern_count + 1, sizeof(*options->patterns));
	options->patterns[options->pattern_count++] =
	    (struct pattern_word){(enum query_role)role, text};
}

/* Adds a pattern whose role is row->value. */
static bool
set_pattern(const struct option_row *row, struct options *options,
	    const char *text, struct buffer *error)
{
	(void)error;
	add_pattern(options, row->value, text_of(text));
	return true;
}

/* Adds each line of a file as a pattern; lines may end with CR LF. */
static bool
set_pattern_file(const struct option_row *row, struct options *options,
		 const char *text, struct buffer *error)
{
	struct buffer lines = {0};
	struct text rest, line;

	if (!set_slurp(row, options, text, &lines, error)) {
		buffer_free(&lines);
		return false;
	}
	options->files = mem_resize(options->files, options->file_count + 1,
				    sizeof(*options->files));
	options->files[options->file_count++] = lines;
	options->has_pattern_file = true;
	rest = utf8_skip_mark(buffer_text(&lines));
	while (text_cut(&rest, '\n', &line)) {
		if (line.size > 0 && line.data[line.size - 1] == '\r')
			line.size--;
		add_pattern(options, QUERY_ANY, line);
	}
	return true;
}

static bool
set_lines(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	options->has_context_lines = true;
	return set_number(row, options, text, error);
}

const char *const context_names[] = {"none", "match", NULL};

/* Sets the lines of context, as in grep(1). */
static bool
set_context(const struct option_row *row, struct options *options,
	    const char *text, struct buffer *error)
{
	int mode;

	if (ascii_is_digit(text[0])) {
		if (!set_lines(row, options, text, error))
			return false;
		options->lines_after = options->lines_before;
		return true;
	}
	mode = set_choose("number of lines or a mode", text_of(text),
			  context_names, error);
	options->context = mode == 1 ? CONTEXT_MATCH : CONTEXT_NONE;
	return mode >= 0;
}

/* Accepts -E and -P: every pattern is a Perl one unless -F follows. */
static bool
set_regexp(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	(void)row;
	(void)text;
	(void)error;
	options->pattern.is_fixed = false;
	return true;
}

const char *const field_names[] = {"question", "answer",  "tags", "topic",
				   "id",       "choices", "refs", NULL};

static bool
set_fields(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	static const enum field fields[] = {
	    FIELD_QUESTION, FIELD_ANSWER,  FIELD_TAGS, FIELD_TOPIC,
	    FIELD_ID,	    FIELD_CHOICES, FIELD_REFS};
	struct text rest = text_of(text);

	(void)row;
	options->fields = 0;
	do {
		int at = set_choose_next("field", &rest, field_names, error);

		if (at < 0)
			return false;
		options->fields |= 1u << fields[at];
	} while (rest.size > 0);
	return true;
}

const struct option_row grep_options[] = {
    {'e', "regexp", "PATTERN",
     "search for PATTERN; if repeated, for any of them", set_pattern, 0,
     QUERY_ANY},
    {'f', "file", "FILE", "use each line of FILE as a pattern",
     set_pattern_file, 0, 0},
    {0, "and", "PATTERN", "require the question to match this as well",
     set_pattern, 0, QUERY_AND},
    {0, "not", "PATTERN", "require the question not to match this", set_pattern,
     0, QUERY_NOT},
    {0, "in", "FIELD[,FIELD]",
     "search only question, answer, tags, topic, id, choices or refs",
     set_fields, 0, 0},
    {'i', "ignore-case", NULL, "ignore case", set_flag,
     MEMBER(pattern.ignores_case), 0},
    {'S', "smart-case", NULL, "ignore case unless the pattern has upper case",
     set_flag, MEMBER(pattern.smart_case), 0},
    {'w', "word-regexp", NULL, "match only whole words", set_flag,
     MEMBER(pattern.is_word), 0},
    {'F', "fixed-strings", NULL, "treat patterns as strings", set_flag,
     MEMBER(pattern.is_fixed), 0},
    {'E', "extended-regexp", NULL, "treat patterns as regular expressions",
     set_regexp, 0, 0},
    {'P', "perl-regexp", NULL, "the same; this is the default", set_regexp, 0,
     0},
    {'v', "invert-match", NULL, "select the questions that do not match",
     set_flag, MEMBER(inverts), 0},
    {'c', "count", NULL, "print only the number of questions", set_flag,
     MEMBER(counts), 0},
    {'l', "ids", NULL, "print only ids, as -T id does", set_ids, 0, 0},
    {'o', "only-matching", NULL, "print ID, a tab, and each match", set_flag,
     MEMBER(only_matching), 0},
    {'n', "line-number", NULL, "print FILE:LINE:ID: and each matching line",
     set_flag, MEMBER(line_numbers), 0},
    {'A', "after-context", "N", "with -n: also N lines after each match",
     set_lines, MEMBER(lines_after), 0},
    {'B', "before-context", "N", "with -n: also N lines before each match",
     set_lines, MEMBER(lines_before), 0},
    {'C', "context", "N",
     "with -n: both; match: show what matched; none: do not", set_context,
     MEMBER(lines_before), 0},
    {'q', "quiet", NULL, "print nothing; only set the exit status", set_flag,
     MEMBER(is_quiet), 0},
    {'m', "max-count", "N", "print at most N questions", set_number,
     MEMBER(most), 1},
    {0, "reverse", NULL, "reverse the order", set_flag, MEMBER(reverses), 0},
    {0, "question-only", NULL, "leave out the answers", set_answers, 0,
     ANSWERS_NONE},
    {0},
};
