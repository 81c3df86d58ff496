#include <string.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "setters.h"

/* Adds a clause of kind row->value; a negative value is a negated kind. */
static bool
set_clause(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	static const char *const names[] = {"topic", "tag", "source"};
	struct text value = text_of(text != NULL ? text : "");
	bool negated = row->value < 0;
	enum filter_kind kind =
	    (enum filter_kind)(negated ? ~row->value : row->value);

	/* A variable of the shell may be empty. */
	if (kind <= FILTER_SOURCE &&
	    value.data[strspn(value.data, ", ")] == '\0') {
		buffer_print(error, "%s is not a %s", QUOTE(value),
			     names[kind]);
		return false;
	}
	if (filter_add(&options->filter, kind, negated, value)) {
		if (filter_has_level(&options->filter))
			return true;
		buffer_print(error,
			     "no question can have level %s and the one before "
			     "it; separate them by a comma to select either",
			     QUOTE(value));
		return false;
	}
	buffer_print(error,
		     "%s is not a level; use junior, middle or senior (easy, "
		     "medium, hard), or a range such as middle..",
		     QUOTE(value));
	return false;
}

static bool
set_exclude_from(const struct option_row *row, struct options *options,
		 const char *text, struct buffer *error)
{
	struct buffer lines = {0};
	bool done = set_slurp(row, options, text, &lines, error);

	if (done)
		filter_exclude(&options->filter,
			       utf8_skip_mark(buffer_text(&lines)));
	buffer_free(&lines);
	options->excludes = true;
	return done;
}

const struct option_row select_options[] = {
    {'t', "topic", "GLOB", "select a topic and those below it, or a glob",
     set_clause, 0, FILTER_TOPIC},
    {'g', "tag", "TAG", "select questions with this tag", set_clause, 0,
     FILTER_TAG},
    {0, "level", "LEVEL", "select a level, or a range such as middle..",
     set_clause, 0, FILTER_LEVEL},
    {'s', "source", "GLOB", "select a source: COLLECTION/ITEM, or a glob",
     set_clause, 0, FILTER_SOURCE},
    {0, "not-topic", "GLOB", "leave out questions on this topic", set_clause, 0,
     ~FILTER_TOPIC},
    {0, "not-tag", "TAG", "leave out questions with this tag", set_clause, 0,
     ~FILTER_TAG},
    {0, "answered", NULL, "select questions that have an answer", set_clause, 0,
     FILTER_ANSWERED},
    {0, "unanswered", NULL, "select questions that have no answer", set_clause,
     0, ~FILTER_ANSWERED},
    {0, "exclude-from", "FILE", "leave out the ids that FILE lists",
     set_exclude_from, 0, 0},
    {0},
};
