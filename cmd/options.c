#include "options.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/slurp.h"
#include "base/suggest.h"

#define MEMBER(member) offsetof(struct options, member)

void
options_init(struct options *options)
{
	*options = (struct options){
	    .fields = QUERY_FIELDS,
	    .sheet = {.terminator = '\n'},
	};
}

void
options_free(struct options *options)
{
	filter_free(&options->filter);
	free(options->patterns);
	for (size_t i = 0; i < options->file_count; i++)
		buffer_free(&options->files[i]);
	free(options->files);
}

/*
 * The place of NAME in a list that ends with NULL.  Where it is none of
 * them, *ERROR gets "'NAME' is no KIND" with the near names, or all, and the
 * result is -1.
 */
static int
choose(const char *kind, struct text name, const char *const *names,
       struct buffer *error)
{
	struct suggest suggest;

	suggest_init(&suggest, name);
	for (int i = 0; names[i] != NULL; i++) {
		if (text_is(name, names[i]))
			return i;
		suggest_offer(&suggest, text_of(names[i]));
	}
	buffer_print(error, "'%.*s' is no %s", TEXT_ARG(name), kind);
	suggest_print(&suggest, error);
	for (int i = 0; suggest.count == 0 && names[i] != NULL; i++)
		buffer_print(error, "%s%s", i == 0 ? ": " : ", ", names[i]);
	return -1;
}

static bool
set_flag(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)text;
	(void)error;
	*(bool *)((char *)options + row->offset) = true;
	return true;
}

static bool
set_word(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)error;
	*(const char **)((char *)options + row->offset) = text;
	return true;
}

/* A whole number of at least row->value, in decimal digits alone. */
static bool
set_number(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	unsigned long long number;

	errno = 0;
	number = strtoull(text, NULL, 10);
	if (*text == '\0' || text[strspn(text, "0123456789")] != '\0' ||
	    errno != 0 || number < (unsigned)row->value ||
	    number > SIZE_MAX / 2) {
		buffer_print(error, "'%s' is no whole number from %d on", text,
			     row->value);
		return false;
	}
	*(size_t *)((char *)options + row->offset) = (size_t)number;
	return true;
}

const struct option_row common_options[] = {
    {'h', "help", NULL, "print this help", set_flag, MEMBER(help), 0},
    {0},
};

/* Selection: row->value is the kind of the clause, below 0 if negated. */
static bool
set_clause(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	bool negated = row->value < 0;
	enum filter_kind kind =
	    (enum filter_kind)(negated ? ~row->value : row->value);

	if (filter_add(&options->filter, kind, negated,
		       text_of(text != NULL ? text : "")))
		return true;
	buffer_print(error,
		     "'%s' is no level: junior, middle or senior (easy, "
		     "medium, hard), or a range such as middle..",
		     text);
	return false;
}

static bool
set_exclude_from(const struct option_row *row, struct options *options,
		 const char *text, struct buffer *error)
{
	struct buffer lines = {0};
	bool done = slurp_file(&lines, text);

	(void)row;
	if (done)
		filter_exclude(&options->filter, buffer_text(&lines));
	else
		buffer_print(error, "%s: %s", text, strerror(errno));
	buffer_free(&lines);
	options->excludes = true;
	return done;
}

const struct option_row select_options[] = {
    {'t', "topic", "GLOB", "of a topic, of what lies below it, or of a glob",
     set_clause, 0, FILTER_TOPIC},
    {'g', "tag", "TAG", "with a tag", set_clause, 0, FILTER_TAG},
    {0, "level", "LEVEL", "of a level, or of a range: middle.., ..middle",
     set_clause, 0, FILTER_LEVEL},
    {'s', "source", "GLOB", "with a source: COLLECTION/ITEM, or a glob",
     set_clause, 0, FILTER_SOURCE},
    {0, "not-topic", "GLOB", "not of a topic", set_clause, 0, ~FILTER_TOPIC},
    {0, "not-tag", "TAG", "without a tag", set_clause, 0, ~FILTER_TAG},
    {0, "answered", NULL, "with an answer", set_clause, 0, FILTER_ANSWERED},
    {0, "unanswered", NULL, "without an answer", set_clause, 0,
     ~FILTER_ANSWERED},
    {0, "exclude-from", "FILE", "leave out the ids that FILE lists",
     set_exclude_from, 0, 0},
    {0},
};

/* Output */

static bool
set_format(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	const char *names[16] = {NULL};

	(void)row;
	options->format = format_find(text);
	if (options->format != NULL)
		return true;
	for (size_t i = 0; i < 15 && formats[i] != NULL; i++)
		names[i] = formats[i]->name;
	choose("format", text_of(text), names, error);
	return false;
}

static bool
set_ids(const struct option_row *row, struct options *options, const char *text,
	struct buffer *error)
{
	(void)text;
	options->lists_ids = true;
	return set_format(row, options, "id", error);
}

static bool
set_answers(const struct option_row *row, struct options *options,
	    const char *text, struct buffer *error)
{
	(void)text;
	(void)error;
	options->sheet.answers = (enum answers)row->value;
	options->has_answers = true;
	return true;
}

static bool
set_null(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)row;
	(void)text;
	(void)error;
	options->sheet.terminator = '\0';
	if (options->format == NULL)
		options->format = format_find("id");
	return true;
}

static bool
set_sort(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	static const char *const names[] = {
	    "id", "topic", "level", "source", "question", "file", NULL};

	(void)row;
	options->sorts = true;
	return sort_parse(text, &options->sort) ||
	       choose("sort key", text_of(text), names, error) >= 0;
}

static bool
set_color(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	static const char *const names[] = {"auto", "always", "never", NULL};
	int mode = choose("colour mode", text_of(text != NULL ? text : "auto"),
			  names, error);

	(void)row;
	options->color = mode < 0 ? COLOR_AUTO : (enum color_mode)mode;
	return mode >= 0;
}

const struct option_row print_options[] = {
    {'T', "format", "FORMAT",
     "line, id, text, markdown, json, yaml, tsv or anki", set_format, 0, 0},
    {'a', "answer", NULL, "with the answers", set_answers, 0, ANSWERS_INLINE},
    {'0', "null", NULL, "ids, each with a NUL at its end (-T id)", set_null, 0,
     0},
    {'r', "reverse", NULL, "in the opposite order", set_flag, MEMBER(reverses),
     0},
    {0, "sort", "KEY", "by id, topic, level, source, question or file",
     set_sort, 0, 0},
    {0, "color", "[=WHEN]", "auto, always or never", set_color, 0, 0},
    {0},
};

/* Letters that grep uses otherwise. */
const struct option_row question_options[] = {
    {'q', "question-only", NULL, "without the answers", set_answers, 0,
     ANSWERS_NONE},
    {'n', "number", "N", "at most N questions; random: just N", set_number,
     MEMBER(most), 1},
    {0},
};

/* list */

static bool
set_count_by(const struct option_row *row, struct options *options,
	     const char *text, struct buffer *error)
{
	struct text rest = text_of(text), piece = rest;

	(void)row;
	options->count_key_count = 0;
	do {
		int at;

		if (!text_cut(&rest, ',', &piece))
			piece = rest;
		at = choose("key", piece, group_names + GROUP_TOPIC, error);
		if (at < 0)
			return false;
		if (options->count_key_count == MAX_COUNT_KEYS) {
			buffer_print(error, "more than %d keys",
				     MAX_COUNT_KEYS);
			return false;
		}
		options->count_keys[options->count_key_count++] =
		    (enum group)(at + GROUP_TOPIC);
	} while (rest.size > 0);
	return true;
}

const struct option_row list_options[] = {
    {'c', "count", NULL, "print how many there are", set_flag, MEMBER(counts),
     0},
    {0, "count-by", "KEY[,KEY]",
     "print how many for each topic, level, tag or source", set_count_by, 0, 0},
    {0},
};

/* random */

static bool
set_daily(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	(void)row;
	options->is_daily = true;
	options->date = environment_today();
	if (text == NULL || date_parse(text_of(text), &options->date))
		return true;
	buffer_print(error, "'%s' is no day: YYYY-MM-DD", text);
	return false;
}

static bool
set_spread(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	int at = choose("key", text_of(text), group_names + GROUP_TOPIC, error);

	(void)row;
	options->spread = at < 0 ? GROUP_NONE : (enum group)(at + GROUP_TOPIC);
	return at >= 0;
}

const struct option_row random_options[] = {
    {0, "daily", "[=DATE]", "the question of the day, or of YYYY-MM-DD",
     set_daily, 0, 0},
    {0, "seed", "WORD", "draw the same questions for the same word", set_word,
     MEMBER(seed), 0},
    {0, "print-seed", NULL, "write the seed to standard error", set_flag,
     MEMBER(prints_seed), 0},
    {0, "spread", "KEY", "evenly over each topic, level, tag or source",
     set_spread, 0, 0},
    {0, "plan", "PLAN", "so many of each: databases:senior=3,tag:git=1,*=5",
     set_word, MEMBER(plan), 0},
    {0, "variant", "K", "the K-th draw with this seed, disjoint from others",
     set_number, MEMBER(variant), 1},
    {0},
};

/* grep */

static void
add_pattern(struct options *options, int role, struct text text)
{
	options->patterns =
	    mem_grow(options->patterns, &options->pattern_capacity,
		     options->pattern_count + 1, sizeof(*options->patterns));
	options->patterns[options->pattern_count++] =
	    (struct pattern_word){(enum query_role)role, text};
}

/* row->value is the role of the pattern. */
static bool
set_pattern(const struct option_row *row, struct options *options,
	    const char *text, struct buffer *error)
{
	(void)error;
	add_pattern(options, row->value, text_of(text));
	return true;
}

static bool
set_pattern_file(const struct option_row *row, struct options *options,
		 const char *text, struct buffer *error)
{
	struct buffer lines = {0};
	struct text rest, line;

	(void)row;
	if (!slurp_file(&lines, text)) {
		buffer_print(error, "%s: %s", text, strerror(errno));
		buffer_free(&lines);
		return false;
	}
	options->files = mem_resize(options->files, options->file_count + 1,
				    sizeof(*options->files));
	options->files[options->file_count++] = lines;
	options->has_pattern_file = true;
	rest = buffer_text(&lines);
	while (text_cut(&rest, '\n', &line))
		add_pattern(options, QUERY_ANY, line);
	return true;
}

static bool
set_fields(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	static const char *const names[] = {
	    "question", "answer", "tags", "topic", "id", "refs", NULL};
	static const enum field fields[] = {FIELD_QUESTION, FIELD_ANSWER,
					    FIELD_TAGS,	    FIELD_TOPIC,
					    FIELD_ID,	    FIELD_REFS};
	struct text rest = text_of(text), piece = rest;

	(void)row;
	options->fields = 0;
	do {
		int at;

		if (!text_cut(&rest, ',', &piece))
			piece = rest;
		at = choose("field", piece, names, error);
		if (at < 0)
			return false;
		options->fields |= 1u << fields[at];
	} while (rest.size > 0);
	return true;
}

const struct option_row grep_options[] = {
    {'e', "regexp", "PATTERN", "a pattern; given twice, either one matches",
     set_pattern, 0, QUERY_ANY},
    {'f', "file", "FILE", "the lines of FILE are patterns", set_pattern_file, 0,
     0},
    {0, "and", "PATTERN", "the same question must match this too", set_pattern,
     0, QUERY_AND},
    {0, "not", "PATTERN", "the same question must not match this", set_pattern,
     0, QUERY_NOT},
    {0, "in", "FIELD[,FIELD]",
     "search question, answer, tags, topic, id or refs alone", set_fields, 0,
     0},
    {'i', "ignore-case", NULL, "take capital and small letters alike", set_flag,
     MEMBER(pattern.ignores_case), 0},
    {'S', "smart-case", NULL, "as -i, unless the pattern has a capital",
     set_flag, MEMBER(pattern.smart_case), 0},
    {'w', "word-regexp", NULL, "match whole words", set_flag,
     MEMBER(pattern.is_word), 0},
    {'F', "fixed-strings", NULL, "patterns are strings, not expressions",
     set_flag, MEMBER(pattern.is_fixed), 0},
    {'v', "invert-match", NULL, "the questions that do not match", set_flag,
     MEMBER(inverts), 0},
    {'c', "count", NULL, "print how many questions match", set_flag,
     MEMBER(counts), 0},
    {'l', "ids", NULL, "print ids alone, as -T id", set_ids, 0, 0},
    {'o', "only-matching", NULL, "print ID, a tab and each match", set_flag,
     MEMBER(only_matching), 0},
    {'n', "line-number", NULL, "print FILE:LINE:ID: and each matching line",
     set_flag, MEMBER(line_numbers), 0},
    {'q', "quiet", NULL, "print nothing; the status tells", set_flag,
     MEMBER(is_quiet), 0},
    {'m', "max-count", "N", "at most N questions", set_number, MEMBER(most), 1},
    {0, "question-only", NULL, "without the answers", set_answers, 0,
     ANSWERS_NONE},
    {0},
};

/* export */

static bool
set_sheet_answers(const struct option_row *row, struct options *options,
		  const char *text, struct buffer *error)
{
	static const char *const names[] = {"none", "inline", "end", "only",
					    NULL};
	int at = choose("place for answers", text_of(text), names, error);

	(void)row;
	options->has_answers = true;
	options->sheet.answers = at < 0 ? ANSWERS_NONE : (enum answers)at;
	return at >= 0;
}

static bool
set_group(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	int at = choose("group", text_of(text), group_names, error);

	(void)row;
	options->has_group = true;
	options->sheet.group = at < 0 ? GROUP_NONE : (enum group)at;
	return at >= 0;
}

const struct option_row export_options[] = {
    {0, "title", "TEXT", "the title of the sheet", set_word,
     MEMBER(sheet.title), 0},
    {0, "toc", NULL, "a table of contents", set_flag, MEMBER(sheet.has_toc), 0},
    {0, "group-by", "KEY", "sections by topic, level, tag, source or none",
     set_group, 0, 0},
    {0, "answers", "WHERE", "inline, end, none or only", set_sheet_answers, 0,
     0},
    {0, "space", "N", "text: N empty lines to write in", set_number,
     MEMBER(sheet.space), 1},
    {0, "width", "N", "text: columns of a line of prose", set_number,
     MEMBER(sheet.width), 20},
    {0, "page-per-section", NULL, "text: each section begins a page", set_flag,
     MEMBER(sheet.has_page_per_section), 0},
    {0},
};

/* check */

const struct option_row check_options[] = {
    {0, "strict", NULL, "let warnings count as errors", set_flag,
     MEMBER(is_strict), 0},
    {0},
};
