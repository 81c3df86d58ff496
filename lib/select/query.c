#include "select/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

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

/* Takes the next text of the field that the cursor is in. */
static bool
next_of_field(struct question question, struct query_cursor *cursor)
{
	if (cursor->field == FIELD_CHOICES) {
		if (cursor->choice == question_choice_count(question))
			return false;
		question_choice(question, cursor->choice++, &cursor->piece);
		return true;
	}
	if (cursor->field >= FIELD_TAGS)
		return words_next(&cursor->rest, &cursor->piece);
	if (cursor->choice++ > 0)
		return false;
	cursor->piece = question_get(question, cursor->field);
	return cursor->piece.size > 0;
}

/* Moves to the next text of the searched fields.  Returns false at the end. */
static bool
next_piece(const struct query *query, struct question question,
	   struct query_cursor *cursor)
{
	for (; cursor->field < FIELD_COUNT; cursor->field++) {
		if (!(query->fields >> cursor->field & 1))
			continue;
		if (!cursor->is_in_field) {
			if (cursor->field >= FIELD_TAGS)
				cursor->rest =
				    question_words(question, cursor->field);
			cursor->choice = 0;
		}
		cursor->is_in_field = next_of_field(question, cursor);
		if (cursor->is_in_field)
			return true;
	}
	return false;
}

enum pattern_result
query_matches_term(const struct query *query, size_t number,
		   struct matcher *matcher, struct question question)
{
	const struct pattern *pattern = query->terms[number].pattern;
	struct query_cursor cursor = {0};

	while (next_piece(query, question, &cursor)) {
		enum pattern_result result = pattern_find(
		    pattern, matcher, cursor.piece, 0, &cursor.match);

		if (result != PATTERN_NO)
			return result;
	}
	return PATTERN_NO;
}

enum pattern_result
query_matches(const struct query *query, struct matcher *matcher,
	      struct question question)
{
	bool found_any = false, matches = true;

	matcher_begin(matcher);
	for (size_t i = 0; i < query->count && matches; i++) {
		enum query_role role = query->terms[i].role;
		enum pattern_result result;

		if (role == QUERY_ANY && found_any)
			continue;
		result = query_matches_term(query, i, matcher, question);
		if (result == PATTERN_TROUBLE)
			return result;
		if (role == QUERY_ANY)
			found_any = result == PATTERN_YES;
		else
			matches =
			    (result == PATTERN_YES) == (role == QUERY_AND);
	}
	matches = matches && found_any;
	return matches != query->inverted ? PATTERN_YES : PATTERN_NO;
}

/* The next match of a pattern in the piece. */
struct query_found {
	enum { UNKNOWN, THERE, NOWHERE } state;
	struct match match;
};

/* Forgets the matches in the previous piece. */
static void
enter_piece(const struct query *query, struct query_cursor *cursor)
{
	size_t size = query->count * sizeof(*cursor->found);

	cursor->from = 0;
	if (cursor->found == NULL)
		cursor->found = mem_alloc(size);
	else
		memset(cursor->found, 0, size);
}

void
query_stop(struct query_cursor *cursor)
{
	free(cursor->found);
	cursor->found = NULL;
}

/* Ends a walk. */
static enum pattern_result
stop(struct query_cursor *cursor, enum pattern_result result)
{
	query_stop(cursor);
	return result;
}

/*
 * Finds the earliest match in the piece from FROM on, and the longest of
 * several.  A stored match that is after FROM is not searched for again.
 * Otherwise, a pattern with many matches would make the others go through the
 * text that many times.
 */
static enum pattern_result
earliest(const struct query *query, struct matcher *matcher,
	 struct query_cursor *cursor, size_t from)
{
	bool found = false;

	for (size_t i = 0; i < query->count; i++) {
		struct query_found *next = &cursor->found[i];
		struct match match = next->match;

		if (query->terms[i].role != QUERY_ANY || next->state == NOWHERE)
			continue;
		if (next->state == UNKNOWN || match.start < from) {
			enum pattern_result result =
			    pattern_find(query->terms[i].pattern, matcher,
					 cursor->piece, from, &match);

			if (result == PATTERN_TROUBLE)
				return result;
			next->state = result == PATTERN_YES ? THERE : NOWHERE;
			next->match = match;
		}
		if (next->state == THERE &&
		    (!found || match.start < cursor->match.start ||
		     (match.start == cursor->match.start &&
		      match.end > cursor->match.end)))
			cursor->match = match;
		found = found || next->state == THERE;
	}
	return found ? PATTERN_YES : PATTERN_NO;
}

enum pattern_result
query_next(const struct query *query, struct matcher *matcher,
	   struct question question, struct query_cursor *cursor)
{
	if (!cursor->is_in_field) {
		if (!next_piece(query, question, cursor))
			return PATTERN_NO;
		enter_piece(query, cursor);
	}
	for (;;) {
		enum pattern_result result = PATTERN_NO;

		if (cursor->from <= cursor->piece.size)
			result = earliest(query, matcher, cursor, cursor->from);
		if (result == PATTERN_TROUBLE)
			return stop(cursor, result);
		if (result == PATTERN_YES) {
			bool is_empty =
			    cursor->match.end == cursor->match.start;

			cursor->from = cursor->match.end;
			if (is_empty)
				cursor->from =
				    utf8_next(cursor->piece, cursor->match.end);
			if (!is_empty || cursor->wants_empty)
				return result;
			continue;
		}
		if (!next_piece(query, question, cursor))
			return stop(cursor, PATTERN_NO);
		enter_piece(query, cursor);
	}
}

enum query_role
query_role(const struct query *query, size_t number)
{
	return query->terms[number].role;
}

const struct pattern *
query_pattern(const struct query *query, size_t number)
{
	return query->terms[number].pattern;
}

void
query_free(struct query *query)
{
	for (size_t i = 0; i < query->count; i++)
		pattern_free(query->terms[i].pattern);
	free(query->terms);
	*query = (struct query){0};
}
