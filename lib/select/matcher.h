#ifndef MATCHER_H
#define MATCHER_H

#include "select/pattern.h"

/*
 * What a thread needs to search with any number of patterns: memory, and the
 * time that is left.  From its first search on, a matcher belongs to the thread
 * that searches, until matcher_leave().
 */
struct matcher;

enum { MATCHER_TIME = 1000 }; /* milliseconds of CPU time */

/*
 * Returns a matcher whose searches may take MILLISECONDS of CPU time for each
 * question.  All of its searches together may take four times that, plus 0.1
 * seconds for each megabyte that they have covered.
 */
struct matcher *matcher_new(unsigned milliseconds);

/* Frees a matcher whose thread is the caller's or has ended; accepts NULL. */
void matcher_free(struct matcher *matcher);

/*
 * Lets another thread continue with a matcher, and with the time that is left.
 * The thread it belongs to is the caller's or has ended.
 */
void matcher_leave(struct matcher *matcher);

/* Starts on another question, whose time is not used up yet. */
void matcher_begin(struct matcher *matcher);

/*
 * Starts on many questions at once, with BYTES of text in all.  This try gets
 * little more time than their texts need, since each question is searched on
 * its own if it fails.
 */
void matcher_begin_all(struct matcher *matcher, size_t bytes);

/*
 * Returns whether all time is used up.  Every further search is then trouble.
 */
bool matcher_is_spent(const struct matcher *matcher);

/* Returns what the last trouble was, borrowed until the next search. */
const char *matcher_trouble(const struct matcher *matcher);

enum pattern_result { PATTERN_NO, PATTERN_YES, PATTERN_TROUBLE };

struct match {
	size_t start, end; /* bytes into the subject */
};

/*
 * Looks for the first match that begins at or after byte FROM of SUBJECT,
 * which must be valid UTF-8.  Returns PATTERN_TROUBLE if that takes too much
 * time or memory; matcher_trouble() then gives the reason.  An empty match
 * counts.
 */
enum pattern_result pattern_find(const struct pattern *pattern,
				 struct matcher *matcher, struct text subject,
				 size_t from, struct match *match);

#endif
