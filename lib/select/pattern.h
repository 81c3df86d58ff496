#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * A compiled regular expression, pcre2pattern(3): UTF-8, with Unicode
 * properties, ^ and $ at every line.
 */
struct pattern;

struct pattern_options {
	bool ignores_case;
	bool smart_case; /* ignores case where the pattern has no capital */
	bool is_word;	 /* between word boundaries only */
	bool is_fixed;	 /* a string, no expression */
};

/* Why a pattern does not compile. */
struct pattern_error {
	struct buffer message; /* the caller frees it */
	size_t offset;	       /* bytes into the pattern */
};

/* The caller owns the pattern.  NULL, and *ERROR filled, where it is none. */
struct pattern *pattern_compile(struct text text,
				const struct pattern_options *options,
				struct pattern_error *error);

enum pattern_result { PATTERN_NO, PATTERN_YES, PATTERN_TROUBLE };

struct match {
	size_t start, end; /* bytes into the subject */
};

/*
 * Looks for the first match that begins at byte FROM of SUBJECT, valid
 * UTF-8, or behind it.  PATTERN_TROUBLE where that took too much time,
 * 2 seconds for a text or 4 for all the hard ones, or memory; pattern_trouble()
 * then says what.  A match of nothing is one.
 */
enum pattern_result pattern_find(struct pattern *pattern, struct text subject,
				 size_t from, struct match *match);

/* What the last trouble was, borrowed until the next search. */
const char *pattern_trouble(const struct pattern *pattern);

void pattern_free(struct pattern *pattern);

#endif
