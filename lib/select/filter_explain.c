#include <stdlib.h>

#include "base/memory.h"
#include "base/safe.h"
#include "base/suggest.h"
#include "select/filter.h"
#include "select/filter_clause.h"
#include "select/name.h"

/* The most unknown words of a clause for which similar ones are looked for. */
enum { MOST_EXPLAINED = 5 };

static const char *const kind_names[] = {
    [FILTER_TOPIC] = "topic",	    [FILTER_TAG] = "tag",
    [FILTER_SOURCE] = "source",	    [FILTER_LEVEL] = "level",
    [FILTER_ANSWERED] = "answered",
};

/* Each name in the bank that a kind of clause can select. */
struct names {
	enum filter_kind kind;
	size_t longest; /* bytes of a word of the filter */
	/*
	 * The names, and what they are in, as far as that is not longer; with
	 * whether they are in the list.
	 */
	struct index index;
	struct text *list; /* the names alone */
	size_t count, capacity;
};

static bool
add_outer(void *context, struct text name)
{
	struct names *names = context;
	bool is_new;

	if (name.size > names->longest)
		return false;
	index_add(&names->index, name, false, &is_new);
	/* What a known name is in is known as well. */
	return !is_new;
}

static void
add_name(struct names *names, struct text name)
{
	size_t *is_listed;
	bool is_new;

	if (names->kind != FILTER_TAG)
		name_visit(name, add_outer, names);
	is_listed = index_slot(&names->index, name, &is_new);
	if (!is_new && *is_listed)
		return;
	*is_listed = true;
	names->list = mem_grow(names->list, &names->capacity, names->count + 1,
			       sizeof(*names->list));
	names->list[names->count++] = name;
}

static void
names_collect(struct names *names, enum filter_kind kind, size_t longest,
	      const struct selection *all)
{
	*names = (struct names){.kind = kind, .longest = longest};
	for (size_t i = 0; i < all->count; i++) {
		struct question question = all->list[i];
		struct words words = question_words(
		    question, kind == FILTER_TAG ? FIELD_TAGS : FIELD_SOURCE);
		struct text word;

		if (kind == FILTER_TOPIC)
			add_name(names, question_get(question, FIELD_TOPIC));
		else
			while (words_next(&words, &word))
				add_name(names, word);
	}
}

static void
names_free(struct names *names)
{
	index_free(&names->index);
	free(names->list);
}

/* Returns whether a word stands for at least one of the names. */
static bool
names_have(const struct names *names, struct text word)
{
	if (names->kind == FILTER_TAG)
		return index_find(&names->index, word, NULL);
	if (index_find(&names->index, name_of_word(word), NULL))
		return true;
	for (size_t i = 0; name_is_glob(word) && i < names->count; i++)
		if (name_matches_glob(word, names->list[i]))
			return true;
	return false;
}

static bool
offer(void *context, struct text name)
{
	suggest_offer(context, name);
	return false;
}

/* Offers the names, and for topics also those that they are in. */
static void
offer_names(struct suggest *suggest, const struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->kind == FILTER_TOPIC)
			name_visit(names->list[i], offer, suggest);
		else
			suggest_offer(suggest, names->list[i]);
}

static void
explain_word(const struct names *names, const struct names *others,
	     struct text word, struct buffer *message)
{
	struct suggest suggest;

	buffer_print(message, "unknown %s %s", kind_names[names->kind],
		     QUOTE(word));
	if (names_have(others, word)) {
		buffer_print(message, "; it is a %s", kind_names[others->kind]);
	} else {
		suggest_init(&suggest, word);
		offer_names(&suggest, names);
		suggest_print(&suggest, message);
	}
	buffer_add_char(message, '\n');
}

static void
explain_clause(const struct clause *clause, const struct names *names,
	       const struct names *others, struct buffer *message)
{
	struct text rest = buffer_text(&clause->words), word;
	size_t unknown = 0;

	while (text_cut(&rest, '\0', &word))
		if (!names_have(names, word) && unknown++ < MOST_EXPLAINED)
			explain_word(names, others, word, message);
	if (unknown > MOST_EXPLAINED)
		buffer_print(message, "%zu more unknown %s%s\n",
			     unknown - MOST_EXPLAINED, kind_names[names->kind],
			     unknown - MOST_EXPLAINED == 1 ? "" : "s");
}

/*
 * Returns the bytes of the longest word for a topic, a tag or a source, or 0 if
 * there is none.
 */
static size_t
longest_word(const struct filter *filter)
{
	size_t longest = 0;

	for (size_t i = 0; i < filter->count; i++)
		if (filter->clauses[i].kind <= FILTER_SOURCE &&
		    filter->clauses[i].longest > longest)
			longest = filter->clauses[i].longest;
	return longest;
}

void
filter_explain(const struct filter *filter, const struct selection *all,
	       struct buffer *message)
{
	/* A topic that is a tag, and a tag that is a topic, are told. */
	static const enum filter_kind other[] = {
	    [FILTER_TOPIC] = FILTER_TAG,
	    [FILTER_TAG] = FILTER_TOPIC,
	    [FILTER_SOURCE] = FILTER_SOURCE,
	};
	struct names names[FILTER_SOURCE + 1];
	size_t longest = longest_word(filter);

	if (longest == 0)
		return;
	for (int kind = 0; kind <= FILTER_SOURCE; kind++)
		names_collect(&names[kind], (enum filter_kind)kind, longest,
			      all);
	for (size_t i = 0; i < filter->count; i++) {
		const struct clause *clause = &filter->clauses[i];

		if (clause->kind <= FILTER_SOURCE)
			explain_clause(clause, &names[clause->kind],
				       &names[other[clause->kind]], message);
	}
	for (int kind = 0; kind <= FILTER_SOURCE; kind++)
		names_free(&names[kind]);
}

void
filter_describe(const struct filter *filter, struct buffer *phrase)
{
	for (size_t i = 0; i < filter->count; i++) {
		const struct clause *clause = &filter->clauses[i];
		struct text rest = buffer_text(&clause->words), word;
		const char *before = " ";

		if (clause->kind == FILTER_ID)
			continue;
		buffer_print(phrase, "; %s%s", clause->negated ? "not " : "",
			     kind_names[clause->kind]);
		while (text_cut(&rest, '\0', &word)) {
			buffer_print(phrase, "%s%.*s", before, TEXT_ARG(word));
			before = " or ";
		}
	}
}
