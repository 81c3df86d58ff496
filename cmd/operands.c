#include "operands.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/slurp.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cmdline.h"
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
offer_ids(struct suggest *suggest, const struct bank *bank)
{
	for (size_t i = 0; i < bank->count; i++)
		for (size_t j = 0; j < deck_count(bank->decks[i]); j++)
			suggest_offer(
			    suggest,
			    question_get(deck_question(bank->decks[i], j),
					 FIELD_ID));
}

/* Appends the option that selects WORD, if a question of the bank has it. */
static void
add_option(struct session *session, struct text word, enum filter_kind kind,
	   const char *what, char letter, struct buffer *hint)
{
	struct filter filter = {0};
	struct selection one = {0};

	filter_add(&filter, kind, false, word);
	filter_select(&filter, &session->bank, 1, &one);
	if (one.count > 0 && cmdline_find_letter(session->command, letter))
		buffer_print(hint, "; for the %s, use -%c %.*s", what, letter,
			     TEXT_ARG(word));
	else if (one.count > 0)
		buffer_print(hint, "; for the %s, use qbank list -%c %.*s",
			     what, letter, TEXT_ARG(word));
	selection_free(&one);
	filter_free(&filter);
}

/* Appends how to read a file or a directory, if the word is its path. */
static void
add_path(struct text word, struct buffer *hint)
{
	char *path = mem_copy(word.data, word.size);
	struct stat status;

	if (stat(path, &status) == 0)
		buffer_print(hint, "; to read that %s, use -b %s",
			     S_ISDIR(status.st_mode) ? "directory" : "file",
			     path);
	free(path);
}

/* Appends what was probably meant by a word that is not an id. */
static void
add_meaning(struct session *session, struct text word, struct buffer *hint)
{
	struct date day = session->options->date;

	/* The argument of --daily is optional, so a blank cuts it off. */
	if (session->options->is_daily && date_parse_day(word, day, &day)) {
		buffer_print(hint, "; use --daily=%.*s", TEXT_ARG(word));
		return;
	}
	/* Other words would need quotes. */
	for (size_t i = 0; i < word.size; i++)
		if (!ascii_is_alphanumeric(word.data[i]) &&
		    (word.data[i] == '\0' ||
		     strchr("-_./+", word.data[i]) == NULL))
			return;
	add_option(session, word, FILTER_TAG, "tag", 'g', hint);
	add_option(session, word, FILTER_TOPIC, "topic", 't', hint);
	if (hint->size == 0)
		add_path(word, hint);
}

static void
report_unknown(struct lookup *lookup, struct text id)
{
	struct buffer hint = {0};
	struct suggest suggest;

	if (++lookup->unknown > MOST_UNKNOWN)
		return;
	suggest_init(&suggest, id);
	if (lookup->unknown <= MOST_HINTS)
		add_meaning(lookup->session, id, &hint);
	if (lookup->unknown <= MOST_HINTS && hint.size == 0)
		offer_ids(&suggest, &lookup->session->bank);
	suggest_print(&suggest, &hint);
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
		session_error(lookup->session, "and %zu more unknown ids",
			      lookup->unknown - MOST_UNKNOWN);
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
