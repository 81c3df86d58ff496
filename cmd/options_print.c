#include "setters.h"

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
	int at = set_choose("sort key", text_of(text), sort_names, error);

	(void)row;
	options->sorts = true;
	options->sort = at < 0 ? SORT_ID : (enum sort_key)at;
	return at >= 0;
}

const char *const color_names[] = {"auto", "always", "never", NULL};

static bool
set_color(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	int mode =
	    set_choose("color mode", text_of(text != NULL ? text : "auto"),
		       color_names, error);

	(void)row;
	options->color = mode < 0 ? COLOR_AUTO : (enum color_mode)mode;
	return mode >= 0;
}

const struct option_row print_options[] = {
    {'T', "format", "FORMAT",
     "line, id, text, markdown, html, json, yaml, tsv or anki", set_format, 0,
     0},
    {'a', "answer", NULL, "print the answers too", set_answers, 0,
     ANSWERS_INLINE},
    {'0', "null", NULL, "print ids, each followed by a NUL", set_null, 0, 0},
    {0, "sort", "KEY", "sort by id, topic, level, source, question or file",
     set_sort, 0, 0},
    {0, "wide", NULL, "do not cut or wrap lines at the edge of the terminal",
     set_flag, MEMBER(sheet.is_wide), 0},
    {0, "color", "[=WHEN]", "use color: auto, always or never", set_color, 0,
     0},
    {0},
};

/* Letters that mean something else to grep(1). */
const struct option_row question_options[] = {
    {'r', "reverse", NULL, "reverse the order", set_flag, MEMBER(reverses), 0},
    {'q', "question-only", NULL, "leave out the answers", set_answers, 0,
     ANSWERS_NONE},
    {0, "answer-only", NULL, "print the answers without the questions",
     set_answers, 0, ANSWERS_ONLY},
    {'n', "number", "N", "print at most N questions; random: draw N",
     set_number, MEMBER(most), 1},
    {0},
};

static bool
set_count_by(const struct option_row *row, struct options *options,
	     const char *text, struct buffer *error)
{
	struct text rest = text_of(text);

	(void)row;
	options->count_key_count = 0;
	do {
		int at = set_choose_next("key", &rest,
					 group_names + GROUP_TOPIC, error);

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
    {'c', "count", NULL, "print only the number of questions", set_flag,
     MEMBER(counts), 0},
    {0, "count-by", "KEY[,KEY]",
     "count the questions of each topic, level, tag or source", set_count_by, 0,
     0},
    {0},
};
