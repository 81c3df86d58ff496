#include "select/query.h"

#include <stdlib.h>

#include "base/memory.h"

struct query_term {
	enum query_role role;
	struct pattern *pattern;
};

void
query_add(struct query *query, enum query_role role, struct pattern *pattern)
{
	query->terms = mem_grow(query->terms, &query->capacity,
				query->count + 1, sizeof(*query->terms));
	query->terms[query->count++] = (struct query_term){role, pattern};
}

static bool
is_list(unsigned field)
{
	return field == FIELD_TAGS || field == FIELD_SOURCE ||
	       field == FIELD_SEE || field == FIELD_REFS;
}

/* Goes to the next text of the fields that are searched; false at the end. */
static bool
next_piece(const struct query *query, struct question question,
	   struct query_cursor *cursor)
{
	for (;;) {
		if (cursor->is_in_field) {
			if (is_list(cursor->field) &&
			    question_next_word(&cursor->rest, &cursor->piece))
				return true;
			cursor->is_in_field = false;
			cursor->field++;
		}
		while (cursor->field < FIELD_COUNT &&
		       !(query->fields >> cursor->field & 1))
			cursor->field++;
		if (cursor->field >= FIELD_COUNT)
			return false;
		cursor->is_in_field = true;
		cursor->rest = question_get(question, cursor->field);
		if (!is_list(cursor->field) && cursor->rest.size > 0) {
			cursor->piece = cursor->rest;
			return true;
		}
	}
}

static enum pattern_result
matches_term(struct query *query, const struct query_term *term,
	     struct question question)
{
	struct query_cursor cursor = {0};

	while (next_piece(query, question, &cursor)) {
		enum pattern_result result =
		    pattern_find(term->pattern, cursor.piece, 0, &cursor.match);

		if (result == PATTERN_TROUBLE)
			query->troubled = term->pattern;
		if (result != PATTERN_NO)
			return result;
	}
	return PATTERN_NO;
}

enum pattern_result
query_matches(struct query *query, struct question question)
{
	bool found_any = false, matches = true;

	for (size_t i = 0; i < query->count && matches; i++) {
		const struct query_term *term = &query->terms[i];
		enum pattern_result result;

		if (term->role == QUERY_ANY && found_any)
			continue;
		result = matches_term(query, term, question);
		if (result == PATTERN_TROUBLE)
			return result;
		if (term->role == QUERY_ANY)
			found_any = result == PATTERN_YES;
		else
			matches = (result == PATTERN_YES) ==
				  (term->role == QUERY_AND);
	}
	matches = matches && found_any;
	return matches != query->inverted ? PATTERN_YES : PATTERN_NO;
}

/* The earliest match in the piece from FROM on, the longest of these. */
static enum pattern_result
earliest(struct query *query, struct query_cursor *cursor, size_t from)
{
	bool found = false;

	for (size_t i = 0; i < query->count; i++) {
		struct match match = {0, 0};
		enum pattern_result result;

		if (query->terms[i].role != QUERY_ANY)
			continue;
		result = pattern_find(query->terms[i].pattern, cursor->piece,
				      from, &match);
		if (result == PATTERN_TROUBLE) {
			query->troubled = query->terms[i].pattern;
			return result;
		}
		if (result == PATTERN_YES &&
		    (!found || match.start < cursor->match.start ||
		     (match.start == cursor->match.start &&
		      match.end > cursor->match.end)))
			cursor->match = match;
		found = found || result == PATTERN_YES;
	}
	return found ? PATTERN_YES : PATTERN_NO;
}

/* The byte behind the character at AT. */
static size_t
behind(struct text text, size_t at)
{
	do
		at++;
	while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80);
	return at;
}

enum pattern_result
query_next(struct query *query, struct question question,
	   struct query_cursor *cursor)
{
	if (!cursor->is_in_field && !next_piece(query, question, cursor))
		return PATTERN_NO;
	for (;;) {
		enum pattern_result result = PATTERN_NO;

		if (cursor->from <= cursor->piece.size)
			result = earliest(query, cursor, cursor->from);
		if (result == PATTERN_TROUBLE)
			return result;
		if (result == PATTERN_YES) {
			bool is_empty =
			    cursor->match.end == cursor->match.start;

			cursor->from = cursor->match.end;
			if (is_empty)
				cursor->from =
				    behind(cursor->piece, cursor->match.end);
			if (!is_empty || cursor->wants_empty)
				return result;
			continue;
		}
		if (!next_piece(query, question, cursor))
			return PATTERN_NO;
		cursor->from = 0;
	}
}

void
query_free(struct query *query)
{
	for (size_t i = 0; i < query->count; i++)
		pattern_free(query->terms[i].pattern);
	free(query->terms);
	*query = (struct query){0};
}
