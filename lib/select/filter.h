#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "read/deck.h"
#include "select/selection.h"

/*
 * A filter is a list of clauses, and a question must match all of them.  The
 * words of a clause, separated by commas, are alternatives.  A comma after a
 * backslash is part of a word.  A zeroed filter accepts every question.
 */
enum filter_kind {
	FILTER_TOPIC,  /* a topic, its parent, or a glob, fnmatch(3) */
	FILTER_TAG,    /* a tag */
	FILTER_SOURCE, /* a source, its collection, or a glob */
	FILTER_LEVEL,  /* a level or a range, level_parse_ranks() */
	FILTER_ID,     /* an id */
	FILTER_ANSWERED,
};

struct filter {
	struct clause *clauses; /* owned */
	size_t count, capacity;
};

/*
 * Adds a clause, NEGATED or not.  WORDS is copied, and is empty for
 * FILTER_ANSWERED.  Returns false without adding it if a level is invalid.
 */
bool filter_add(struct filter *filter, enum filter_kind kind, bool negated,
		struct text words);

/* Returns whether there is a level that all clauses on levels accept. */
bool filter_has_level(const struct filter *filter);

/* Excludes the questions whose ids are the first words of the lines of TEXT. */
void filter_exclude(struct filter *filter, struct text lines);

bool filter_matches(const struct filter *filter, struct question question);

/*
 * Appends the matching questions of a bank, in order, until the selection has
 * MOST; 0 means no limit.
 */
void filter_select(const struct filter *filter, const struct bank *bank,
		   size_t most, struct selection *selection);

/* Keeps only the questions that match, in their order. */
void filter_apply(const struct filter *filter, struct selection *selection);

/*
 * Appends a line for each topic, tag or source of the filter that no question
 * in ALL has, with similar ones: "unknown tag 'x'; did you mean 'y'?".
 */
void filter_explain(const struct filter *filter, const struct selection *all,
		    struct buffer *message);

/*
 * Appends a description of the filter with "; " before each clause:
 * "; topic databases; not tag mysql; level middle..".
 */
void filter_describe(const struct filter *filter, struct buffer *phrase);

/*
 * Returns whether ALL has no matching questions only because of
 * filter_exclude().
 */
bool filter_excludes_all(const struct filter *filter,
			 const struct selection *all);

void filter_free(struct filter *filter);

#endif
