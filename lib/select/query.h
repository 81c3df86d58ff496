#ifndef QUERY_H
#define QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "read/deck.h"
#include "select/matcher.h"

/*
 * What grep searches for: questions that match at least one QUERY_ANY pattern,
 * all QUERY_AND patterns and no QUERY_NOT pattern, each in any of the fields.
 * The query owns its patterns.
 */
enum query_role { QUERY_ANY, QUERY_AND, QUERY_NOT };

struct query {
	struct query_term *terms;
	size_t count, capacity;
	unsigned fields; /* bit F means enum field F */
	bool inverted;	 /* selects the questions that do not match */
};

/* The fields that are searched by default. */
#define QUERY_FIELDS                                                           \
	(1u << FIELD_ID | 1u << FIELD_QUESTION | 1u << FIELD_ANSWER |          \
	 1u << FIELD_TOPIC | 1u << FIELD_TAGS | 1u << FIELD_CHOICES)

/* Adds a pattern, which the query then owns. */
void query_add(struct query *query, enum query_role role,
	       struct pattern *pattern);

/* Returns whether a question matches, or PATTERN_TROUBLE. */
enum pattern_result query_matches(const struct query *query,
				  struct matcher *matcher,
				  struct question question);

/*
 * Finds the next match of the QUERY_ANY patterns in a question, field by field
 * and without overlap.  Start with a cursor that is zeroed except for
 * wants_empty; without that, empty matches are skipped.  Call matcher_begin()
 * first, and continue until the result is not PATTERN_YES, which frees the
 * memory of the cursor.
 */
struct query_cursor {
	bool wants_empty;
	unsigned field;	    /* enum field of the match */
	struct text piece;  /* the text or the word that it is in */
	struct match match; /* bytes into piece */
	size_t from;	    /* where the next search begins */
	struct words rest;  /* of a list: the words to come */
	size_t choice;	    /* texts of the field that were taken so far */
	struct query_found *found; /* owned: for each pattern */
	bool is_in_field;
};

enum pattern_result query_next(const struct query *query,
			       struct matcher *matcher,
			       struct question question,
			       struct query_cursor *cursor);

/* Ends such a search before the last match. */
void query_stop(struct query_cursor *cursor);

/* Returns the role and the pattern of the term NUMBER, from 0. */
enum query_role query_role(const struct query *query, size_t number);
const struct pattern *query_pattern(const struct query *query, size_t number);

/* Searches one question for one term, without query_matches()'s time limit. */
enum pattern_result query_matches_term(const struct query *query, size_t number,
				       struct matcher *matcher,
				       struct question question);

void query_free(struct query *query);

#endif
