#include "select/filter.h"

#include <stdlib.h>

#include "base/memory.h"
#include "read/id.h"
#include "select/filter_clause.h"
#include "select/name.h"

/*
 * Returns whether the clause has a name.  A topic of a bank may be in thousands
 * of others, whose names would take quadratic time to hash.
 */
static bool
has_name(void *context, struct text name)
{
	const struct clause *clause = context;

	return name.size <= clause->longest &&
	       index_find(&clause->names, name, NULL);
}

/* Returns whether the clause has a name, what it is in, or a glob for it. */
static bool
matches_name(struct clause *clause, struct text name)
{
	struct text globs = buffer_text(&clause->globs), glob;

	if (name_visit(name, has_name, clause))
		return true;
	while (text_cut(&globs, '\0', &glob))
		if (name_matches_glob(glob, name))
			return true;
	return false;
}

static bool
matches_words(struct clause *clause, struct question question)
{
	bool is_tag = clause->kind == FILTER_TAG;
	struct words words =
	    question_words(question, is_tag ? FIELD_TAGS : FIELD_SOURCE);
	struct text word;

	while (words_next(&words, &word))
		if (is_tag ? has_name(clause, word)
			   : matches_name(clause, word))
			return true;
	return false;
}

static bool
matches_clause(struct clause *clause, struct question question)
{
	switch (clause->kind) {
	case FILTER_ANSWERED:
		return question_is_answered(question);
	case FILTER_LEVEL:
		return clause->ranks >> level_rank(question_level(question)) &
		       1;
	case FILTER_ID:
		return has_name(clause, question_get(question, FIELD_ID));
	case FILTER_TOPIC:
		return matches_name(clause,
				    question_get(question, FIELD_TOPIC));
	default:
		return matches_words(clause, question);
	}
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
	buffer_free(&clause->globs);
	index_free(&clause->names);
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
	bool has_parents =
	    clause->kind == FILTER_TOPIC || clause->kind == FILTER_SOURCE;
	struct text rest = buffer_text(&clause->words), word;

	while (text_cut(&rest, '\0', &word)) {
		struct text name = has_parents ? name_of_word(word) : word;

		if (name.size > 0)
			index_add(&clause->names, name, 0, NULL);
		if (word.size > clause->longest)
			clause->longest = word.size;
		if (!has_parents || !name_is_glob(word))
			continue;
		buffer_add_text(&clause->globs, word);
		buffer_add_char(&clause->globs, '\0');
	}
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
		struct clause *clause = &filter->clauses[i];

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
