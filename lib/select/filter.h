#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "read/deck.h"
#include "select/selection.h"

/*
 * Which questions are wanted.  A filter is a list of clauses that a question
 * must all fulfill; the words of one clause, split at commas, are alternatives.
 * A comma after a backslash is part of a word.  Zeroed, it lets every question
 * pass.
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
 * Adds a clause, NEGATED or not.  WORDS is copied, and empty for
 * FILTER_ANSWERED.  False, and no clause, where a level is none.
 */
bool filter_add(struct filter *filter, enum filter_kind kind, bool negated,
		struct text words);

/* Drops the questions whose ids are the first words of the lines of TEXT. */
void filter_exclude(struct filter *filter, struct text lines);

bool filter_matches(const struct filter *filter, struct question question);

/*
 * Appends the questions of a bank that match, in order, and stops when the
 * selection has MOST; 0: all.
 */
void filter_select(const struct filter *filter, const struct bank *bank,
		   size_t most, struct selection *selection);

/* Keeps the questions that match, in their order. */
void filter_apply(const struct filter *filter, struct selection *selection);

/*
 * Appends one line for each topic, tag or source that the filter asks for
 * and that no question of ALL has, with the near ones: "no tag 'x'; did you
 * mean 'y'?".
 */
void filter_explain(const struct filter *filter, const struct selection *all,
		    struct buffer *message);

/*
 * Appends what the filter asks for as a phrase for people, "; " before each
 * clause: "; topic databases; not tag mysql; level middle..".
 */
void filter_describe(const struct filter *filter, struct buffer *phrase);

/*
 * Whether nothing is left of ALL only because of filter_exclude(): some
 * question passes everything else.
 */
bool filter_excludes_all(const struct filter *filter,
			 const struct selection *all);

/* Whether TOPIC is NAME, is below it, or matches it as a glob, fnmatch(3). */
bool filter_topic_matches(struct text name, struct text topic);

void filter_free(struct filter *filter);

#endif
