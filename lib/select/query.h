#ifndef QUERY_H
#define QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "read/deck.h"
#include "select/matcher.h"
#include "select/selection.h"

/*
 * What grep looks for: questions in which one of the patterns of QUERY_ANY,
 * each of QUERY_AND and none of QUERY_NOT is found, each in any of the
 * fields.  It owns its patterns.
 */
enum query_role { QUERY_ANY, QUERY_AND, QUERY_NOT };

struct query {
	struct query_term *terms;
	size_t count, capacity;
	unsigned fields; /* bit F stands for enum field F */
	bool inverted;	 /* the questions that do not match */
};

/* The fields that are searched where nothing else is said. */
#define QUERY_FIELDS                                                           \
	(1u << FIELD_ID | 1u << FIELD_QUESTION | 1u << FIELD_ANSWER |          \
	 1u << FIELD_TOPIC | 1u << FIELD_TAGS)

/* Takes over the pattern. */
void query_add(struct query *query, enum query_role role,
	       struct pattern *pattern);

/* Returns whether a question is one of those looked for. */
enum pattern_result query_matches(const struct query *query,
				  struct matcher *matcher,
				  struct question question);

/*
 * Walks the matches of the patterns of QUERY_ANY in a question, field after
 * field, without overlap.  Start with a cursor that is zeroed, but for
 * wants_empty: empty matches are left out without it.  Call matcher_begin()
 * before, and go on until the result is not PATTERN_YES: that frees what the
 * cursor holds.
 */
struct query_cursor {
	bool wants_empty;
	unsigned field;		   /* enum field of the match */
	struct text piece;	   /* the text or the word that it is in */
	struct match match;	   /* bytes into piece */
	size_t from;		   /* where the next search begins */
	struct words rest;	   /* of a list: the words to come */
	size_t choice;		   /* texts of the field that were taken */
	struct query_found *found; /* owned: of each pattern */
	bool is_in_field;
};

enum pattern_result query_next(const struct query *query,
			       struct matcher *matcher,
			       struct question question,
			       struct query_cursor *cursor);

void query_free(struct query *query);

#endif
