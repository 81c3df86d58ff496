#include "operands.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/slurp.h"
#include "base/utf8.h"
#include "operand_hint.h"
#include "read/id.h"

/*
 * A search for similar ids looks at every id in the bank, so only the first few
 * messages have a hint, and the number of messages is limited too.
 */
enum { MOST_HINTS = 5, MOST_UNKNOWN = 20 };

/* An id that was requested, and its question. */
struct wanted {
	struct text id;
	struct question question; /* its deck is NULL until it is found */
};

struct lookup {
	struct session *session;
	struct buffer input; /* what "-" read */
	struct wanted *list;
	size_t count, capacity;
	size_t unknown;
};

static void
report_unknown(struct lookup *lookup, struct text id)
{
	struct buffer hint = {0};

	if (++lookup->unknown > MOST_UNKNOWN)
		return;
	if (lookup->unknown <= MOST_HINTS)
		operand_hint(lookup->session, id, &hint);
	session_error(lookup->session, "unknown id %s%s", QUOTE(id),
		      hint.size > 0 ? hint.data : "");
	buffer_free(&hint);
}

static void
add_id(struct lookup *lookup, struct text id)
{
	lookup->list = mem_grow(lookup->list, &lookup->capacity,
				lookup->count + 1, sizeof(*lookup->list));
	lookup->list[lookup->count++] = (struct wanted){.id = id};
}

static bool
add_input(struct lookup *lookup)
{
	struct text rest, id;
	bool done = slurp(&lookup->input, STDIN_FILENO);

	if (!done)
		session_error(lookup->session, "standard input: %s",
			      strerror(errno));
	rest = utf8_skip_mark(buffer_text(&lookup->input));
	while (id_next(&rest, &id))
		add_id(lookup, id);
	return done;
}

/*
 * The requested ids.  The bits rule out most other ids by their hashes alone,
 * so only decks that have a requested id are loaded.
 */
struct id_set {
	struct index by_id; /* to the first place in lookup.list */
	unsigned char *bits;
	size_t mask; /* bits - 1 */
};

static void
fill_set(struct id_set *set, const struct lookup *lookup)
{
	set->mask = 1024;
	while (set->mask < 16 * lookup->count)
		set->mask *= 2;
	set->bits = mem_alloc(set->mask / CHAR_BIT);
	set->mask--;
	for (size_t i = 0; i < lookup->count; i++) {
		struct text id = lookup->list[i].id;
		size_t bit = hash_text(id) & set->mask;

		set->bits[bit / CHAR_BIT] |= 1u << bit % CHAR_BIT;
		index_add(&set->by_id, id, i, NULL);
	}
}

/* Finds the first question of each id in the bank. */
static void
find_questions(struct lookup *lookup, const struct id_set *set)
{
	const struct bank *bank = &lookup->session->bank;
	struct wanted *list = lookup->list;
	size_t at;

	for (size_t i = 0; list != NULL && i < bank->count; i++) {
		struct deck *deck = bank->decks[i];

		for (size_t j = 0; j < deck_count(deck); j++) {
			struct question question = deck_question(deck, j);
			size_t bit = question_hash(question) & set->mask;

			if (!(set->bits[bit / CHAR_BIT] >> bit % CHAR_BIT & 1))
				continue;
			if (index_find(&set->by_id,
				       question_get(question, FIELD_ID), &at) &&
			    list[at].question.deck == NULL)
				list[at].question = question;
		}
	}
}

/* Selects the questions found, in the order of the ids. */
static void
take(struct lookup *lookup, const struct id_set *set)
{
	for (size_t i = 0; i < lookup->count; i++) {
		struct text id = lookup->list[i].id;
		size_t at = i;

		index_find(&set->by_id, id, &at);
		if (lookup->list[at].question.deck != NULL)
			selection_add(&lookup->session->selection,
				      lookup->list[at].question);
		else
			report_unknown(lookup, id);
	}
	if (lookup->unknown > MOST_UNKNOWN)
		session_error(lookup->session, "and %zu more unknown id%s",
			      lookup->unknown - MOST_UNKNOWN,
			      lookup->unknown - MOST_UNKNOWN == 1 ? "" : "s");
}

bool
operands_select(struct session *session)
{
	struct lookup lookup = {.session = session};
	struct id_set set = {0};
	bool done = true;

	for (char **operand = session->operands; *operand != NULL; operand++) {
		if (strcmp(*operand, "-") == 0)
			done = add_input(&lookup);
		else
			add_id(&lookup, text_of(*operand));
	}
	fill_set(&set, &lookup);
	find_questions(&lookup, &set);
	take(&lookup, &set);
	index_free(&set.by_id);
	free(set.bits);
	free(lookup.list);
	buffer_free(&lookup.input);
	return done && lookup.unknown == 0;
}
