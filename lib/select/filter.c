#include "select/filter.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/id.h"
#include "select/filter_clause.h"

static bool
matches_glob(struct text glob, struct text text)
{
	struct buffer strings = {0};
	bool matches;

	buffer_add_text(&strings, glob);
	buffer_add_char(&strings, '\0');
	buffer_add_text(&strings, text);
	matches = fnmatch(strings.data, strings.data + glob.size + 1, 0) == 0;
	buffer_free(&strings);
	return matches;
}

bool
filter_topic_matches(struct text name, struct text topic)
{
	size_t size = name.size;

	while (size > 0 && name.data[size - 1] == '/')
		size--;
	if (size > 0 && size <= topic.size &&
	    memcmp(name.data, topic.data, size) == 0 &&
	    (size == topic.size || topic.data[size] == '/'))
		return true;
	return text_has_any(name, "*?[") && matches_glob(name, topic);
}

/*
 * Returns whether a source matches in the same ways as a topic: completely, by
 * its collection, or as a glob.
 */
static bool
matches_source(struct question question, struct text word)
{
	struct words sources = question_words(question, FIELD_SOURCE);
	struct text each;

	while (words_next(&sources, &each))
		if (filter_topic_matches(word, each))
			return true;
	return false;
}

bool
clause_matches(enum filter_kind kind, struct text word,
	       struct question question)
{
	switch (kind) {
	case FILTER_TOPIC:
		return filter_topic_matches(
		    word, question_get(question, FIELD_TOPIC));
	case FILTER_TAG:
		return question_has_word(question, FIELD_TAGS, word);
	case FILTER_SOURCE:
		return matches_source(question, word);
	default:
		return false;
	}
}

static bool
matches_clause(const struct clause *clause, struct question question)
{
	struct text rest = buffer_text(&clause->words), word;

	if (clause->kind == FILTER_ANSWERED)
		return question_is_answered(question);
	if (clause->kind == FILTER_LEVEL)
		return clause->ranks >> level_rank(question_level(question)) &
		       1;
	if (clause->kind == FILTER_ID)
		return index_find(&clause->ids,
				  question_get(question, FIELD_ID), NULL);
	while (text_cut(&rest, '\0', &word))
		if (clause_matches(clause->kind, word, question))
			return true;
	return false;
}

bool
filter_matches(const struct filter *filter, struct question question)
{
	for (size_t i = 0; i < filter->count; i++)
		if (matches_clause(&filter->clauses[i], question) ==
		    filter->clauses[i].negated)
			return false;
	return true;
}

void
filter_select(const struct filter *filter, const struct bank *bank, size_t most,
	      struct selection *selection)
{
	if (filter->count == 0 && most == 0) {
		selection_add_bank(selection, bank);
		return;
	}
	for (size_t i = 0; i < bank->count; i++) {
		struct deck *deck = bank->decks[i];

		for (size_t j = 0; j < deck_count(deck); j++) {
			struct question question = deck_question(deck, j);

			if (!filter_matches(filter, question))
				continue;
			selection_add(selection, question);
			if (selection->count == most)
				return;
		}
	}
}

void
filter_apply(const struct filter *filter, struct selection *selection)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++)
		if (filter_matches(filter, selection->list[i]))
			selection->list[kept++] = selection->list[i];
	selection->count = kept;
}

static void
clause_free(struct clause *clause)
{
	buffer_free(&clause->words);
	index_free(&clause->ids);
}

static void
append(struct filter *filter, const struct clause *clause)
{
	filter->clauses = mem_grow(filter->clauses, &filter->capacity,
				   filter->count + 1, sizeof(*clause));
	filter->clauses[filter->count++] = *clause;
}

static void
add_word(struct clause *clause, struct text word)
{
	buffer_add_text(&clause->words, word);
	buffer_add_char(&clause->words, '\0');
}

/* Indexes the words, which are complete and no longer move. */
static void
index_words(struct clause *clause)
{
	struct text rest = buffer_text(&clause->words), word;

	while (text_cut(&rest, '\0', &word))
		index_add(&clause->ids, word, 0, NULL);
}

/*
 * Cuts the next word off *WORDS, up to a comma, and appends it to OUT; a
 * comma after a backslash is part of a word.
 */
static bool
cut_word(struct text *words, struct buffer *out)
{
	size_t at = 0;

	if (words->size == 0)
		return false;
	for (; at < words->size && words->data[at] != ','; at++) {
		if (words->data[at] == '\\' && at + 1 < words->size &&
		    words->data[at + 1] == ',')
			at++;
		buffer_add_char(out, words->data[at]);
	}
	*words = text_from(*words, at < words->size ? at + 1 : at);
	return true;
}

bool
filter_add(struct filter *filter, enum filter_kind kind, bool negated,
	   struct text words)
{
	struct clause clause = {.kind = kind, .negated = negated};
	struct buffer word = {0};
	bool is_valid = true;
	unsigned ranks;

	while (is_valid && cut_word(&words, &word)) {
		struct text trimmed = text_trim(buffer_text(&word));

		if (kind == FILTER_LEVEL) {
			is_valid = level_parse_ranks(trimmed, &ranks);
			clause.ranks |= is_valid ? ranks : 0;
		}
		add_word(&clause, trimmed);
		word.size = 0;
	}
	buffer_free(&word);
	if (!is_valid || (kind == FILTER_LEVEL && clause.ranks == 0)) {
		clause_free(&clause);
		return false;
	}
	if (kind == FILTER_ID)
		index_words(&clause);
	append(filter, &clause);
	return true;
}

bool
filter_has_level(const struct filter *filter)
{
	unsigned ranks = ~0u;

	for (size_t i = 0; i < filter->count; i++)
		if (filter->clauses[i].kind == FILTER_LEVEL)
			ranks &= filter->clauses[i].ranks;
	return ranks != 0;
}

void
filter_exclude(struct filter *filter, struct text lines)
{
	struct clause clause = {.kind = FILTER_ID, .negated = true};
	struct text id;

	while (id_next(&lines, &id))
		add_word(&clause, id);
	index_words(&clause);
	append(filter, &clause);
}

static bool
passes_unless_excluded(const struct filter *filter, struct question question)
{
	for (size_t i = 0; i < filter->count; i++) {
		const struct clause *clause = &filter->clauses[i];

		if (clause->kind != FILTER_ID &&
		    matches_clause(clause, question) == clause->negated)
			return false;
	}
	return true;
}

bool
filter_excludes_all(const struct filter *filter, const struct selection *all)
{
	bool passes = false;

	for (size_t i = 0; i < all->count; i++) {
		if (filter_matches(filter, all->list[i]))
			return false;
		passes = passes || passes_unless_excluded(filter, all->list[i]);
	}
	return passes;
}

void
filter_free(struct filter *filter)
{
	for (size_t i = 0; i < filter->count; i++)
		clause_free(&filter->clauses[i]);
	free(filter->clauses);
	*filter = (struct filter){0};
}
