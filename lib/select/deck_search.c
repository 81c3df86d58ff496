#include "select/deck_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* What is known about a question while its deck is searched: a set of these. */
enum mark {
	MARK_TERM = 1, /* the current term was found in it */
	MARK_ANY = 2,  /* a term of QUERY_ANY was */
	MARK_OUT = 4, /* a term of QUERY_AND was not, or one of QUERY_NOT was */
	MARK_HARD =
	    8, /* a search was given up; it must be searched on its own */
};

struct deck_work {
	const struct search *search;
	struct deck *deck;
	struct matcher *matcher;
	struct search_result *result;
	unsigned char *marks; /* enum mark, for each */
};

/* Records that the search of a question was given up or never begun. */
static void
give_up(struct deck_work *work, size_t number, bool has_begun)
{
	struct question question = deck_question(work->deck, number);

	work->marks[number] |= MARK_HARD;
	if (!filter_matches(work->search->filter, question))
		return;
	if (has_begun)
		search_add_trouble(work->result, question,
				   matcher_trouble(work->matcher));
	else
		work->result->unsearched++;
}

/* Returns whether a term can still change what is known about a question. */
static bool
is_open(const struct deck_work *work, enum query_role role, size_t number)
{
	unsigned marks = work->marks[number];

	return !(marks & (MARK_OUT | MARK_HARD)) &&
	       !(role == QUERY_ANY && (marks & MARK_ANY));
}

/* Searches one question for one term, field by field. */
static void
try_question(struct deck_work *work, size_t term, size_t number)
{
	const struct query *query = work->search->query;
	struct question question = deck_question(work->deck, number);
	bool has_time = !matcher_is_spent(work->matcher);

	if (!is_open(work, query_role(query, term), number))
		return;
	matcher_begin(work->matcher);
	switch (query_matches_term(query, term, work->matcher, question)) {
	case PATTERN_YES:
		work->marks[number] |= MARK_TERM;
		break;
	case PATTERN_TROUBLE:
		give_up(work, number, has_time);
		break;
	default:
		break;
	}
}

/* Searches a topic and a list of words. */
static enum pattern_result
try_words(struct deck_work *work, const struct pattern *pattern,
	  struct text topic, struct text tags)
{
	enum pattern_result result;
	struct match match;
	struct text word;

	result = pattern_find(pattern, work->matcher, topic, 0, &match);
	while (result == PATTERN_NO && text_cut(&tags, '\n', &word))
		result = pattern_find(pattern, work->matcher, word, 0, &match);
	return result;
}

/*
 * Marks the questions with a match in their topic or in the tags of their
 * deck.  These are mostly the same as for the previous question.  Returns
 * false if the search takes too much time.
 */
static bool
mark_shared(struct deck_work *work, const struct pattern *pattern)
{
	struct text topic = {NULL, 0}, tags = {NULL, 0};
	enum pattern_result result = PATTERN_NO;

	matcher_begin_all(work->matcher, deck_searched(work->deck).size);
	for (size_t i = 0; i < deck_count(work->deck); i++) {
		struct question question = deck_question(work->deck, i);
		struct text its_topic = question_get(question, FIELD_TOPIC);
		struct text its_tags =
		    question_words(question, FIELD_TAGS).shared;

		if (its_topic.data != topic.data || its_tags.data != tags.data)
			result = try_words(work, pattern, its_topic, its_tags);
		if (result == PATTERN_TROUBLE)
			return false;
		topic = its_topic;
		tags = its_tags;
		if (result == PATTERN_YES)
			work->marks[i] |= MARK_TERM;
	}
	return true;
}

static bool
is_within(struct text part, struct text whole)
{
	return part.data >= whole.data &&
	       part.data + part.size <= whole.data + whole.size;
}

/*
 * Returns whether a match in the text of a whole deck is inside one field of a
 * question, so it is a match in that field too.
 */
static bool
is_in_field(struct question question, struct text match)
{
	size_t count = question_choice_count(question);
	struct text tags = question_words(question, FIELD_TAGS).own, text;

	if (is_within(match, question_get(question, FIELD_QUESTION)) ||
	    is_within(match, question_get(question, FIELD_ANSWER)) ||
	    is_within(match, question_get(question, FIELD_ID)))
		return true;
	for (size_t i = 0; i < count; i++) {
		question_choice(question, i, &text);
		if (is_within(match, text))
			return true;
	}
	if (tags.size == 0 || memchr(match.data, '\n', match.size) != NULL)
		return false;
	tags.size--; /* a newline follows the last tag too */
	return is_within(match, tags);
}

/*
 * Returns the question, from FIRST on, whose searched text contains the byte
 * AT.
 */
static size_t
question_at(struct deck *deck, size_t first, const char *at)
{
	size_t low = first, high = deck_count(deck);

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (question_searched(deck_question(deck, middle)).data <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/*
 * Searches the text of all questions at once.  This finds every match inside a
 * field, because the pattern looks at nothing beyond its match and a newline
 * follows each field.  A match may extend beyond the end of a field.  Then the
 * question is searched again, field by field.
 */
static void
mark_own(struct deck_work *work, const struct pattern *pattern, size_t term)
{
	struct text pool = deck_searched(work->deck), match_text;
	size_t count = deck_count(work->deck), number = 0, at = 0;
	struct match match;

	while (number < count && at < pool.size) {
		enum pattern_result result;
		struct question question;
		struct text own;

		matcher_begin_all(work->matcher, pool.size - at);
		result = pattern_find(pattern, work->matcher, pool, at, &match);
		if (result == PATTERN_NO)
			return;
		if (result == PATTERN_TROUBLE)
			break;
		number =
		    question_at(work->deck, number, pool.data + match.start);
		question = deck_question(work->deck, number);
		own = question_searched(question);
		match_text = (struct text){pool.data + match.start,
					   match.end - match.start};
		if (is_in_field(question, match_text))
			work->marks[number] |= MARK_TERM;
		else
			try_question(work, term, number);
		at = (size_t)(own.data + own.size - pool.data);
		number++;
	}
	/* This takes too long at once, so search question by question. */
	for (; number < count; number++)
		try_question(work, term, number);
}

/*
 * Combines the result for the current term with what is known about each
 * question.
 */
static void
apply_term(struct deck_work *work, enum query_role role)
{
	for (size_t i = 0; i < deck_count(work->deck); i++) {
		bool found = work->marks[i] & MARK_TERM;

		if (role == QUERY_ANY)
			work->marks[i] |= found ? MARK_ANY : 0;
		else if (found != (role == QUERY_AND))
			work->marks[i] |= MARK_OUT;
		work->marks[i] &= (unsigned char)~MARK_TERM;
	}
}

static void
search_term(struct deck_work *work, size_t term)
{
	const struct query *query = work->search->query;
	const struct pattern *pattern = query_pattern(query, term);

	if (query->fields == QUERY_FIELDS && pattern_is_local(pattern) &&
	    mark_shared(work, pattern)) {
		mark_own(work, pattern, term);
	} else {
		for (size_t i = 0; i < deck_count(work->deck); i++)
			try_question(work, term, i);
	}
	apply_term(work, query_role(query, term));
}

/* Adds a question to the result if it is to be selected. */
static void
take(const struct deck_work *work, size_t number)
{
	struct question question = deck_question(work->deck, number);
	unsigned marks = work->marks[number];
	bool matches = (marks & MARK_ANY) && !(marks & MARK_OUT);

	if (!(marks & MARK_HARD) && matches != work->search->query->inverted &&
	    filter_matches(work->search->filter, question))
		selection_add(&work->result->found, question);
}

/* Returns how many questions of a deck pass the filter, but at most MOST. */
static size_t
count_passing(const struct filter *filter, struct deck *deck, size_t most)
{
	size_t count = 0;

	for (size_t i = 0; i < deck_count(deck) && count < most; i++)
		count += filter_matches(filter, deck_question(deck, i));
	return count;
}

void
deck_search(const struct search *search, struct deck *deck,
	    struct matcher *matcher, struct search_result *result)
{
	struct deck_work work = {search, deck, matcher, result, NULL};
	size_t count = deck_count(deck);

	if (matcher_is_spent(matcher)) {
		result->unsearched +=
		    count_passing(search->filter, deck, count);
		return;
	}
	if (count_passing(search->filter, deck, 1) == 0)
		return;
	work.marks = mem_alloc(count);
	for (size_t i = 0; i < search->query->count; i++)
		search_term(&work, i);
	for (size_t i = 0; i < count; i++)
		take(&work, i);
	free(work.marks);
}
