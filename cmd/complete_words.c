#include "complete_words.h"

#include <stdlib.h>

#include "base/index.h"
#include "base/memory.h"
#include "report.h"

/* Words, and how many questions have each. */
struct tally {
	struct tallied {
		struct text word; /* borrowed */
		size_t questions;
	} * words;
	size_t count, capacity;
	struct index index; /* from a word to its place */
};

static void
tally_add(struct tally *tally, struct text word, size_t questions)
{
	bool is_new;
	size_t at = index_add(&tally->index, word, tally->count, &is_new);

	if (is_new) {
		tally->words =
		    mem_grow(tally->words, &tally->capacity, tally->count + 1,
			     sizeof(*tally->words));
		tally->words[tally->count++] = (struct tallied){word, 0};
	}
	tally->words[at].questions += questions;
}

static void
tally_free(struct tally *tally)
{
	free(tally->words);
	index_free(&tally->index);
}

/*
 * Counts the questions of each topic for those above it too.  Nobody completes
 * a longer topic, and all that are above it would take quadratic space.
 */
enum { LONGEST_TOPIC = 256 }; /* bytes */

static void
tally_outer(struct tally *tally)
{
	struct tally topics = *tally;

	*tally = (struct tally){0};
	for (size_t i = 0; i < topics.count; i++) {
		const struct tallied *topic = &topics.words[i];
		struct text outer = {topic->word.data, 1};

		for (; outer.size <= topic->word.size &&
		       outer.size <= LONGEST_TOPIC;
		     outer.size++)
			if (outer.size == topic->word.size ||
			    outer.data[outer.size] == '/')
				tally_add(tally, outer, topic->questions);
	}
	tally_free(&topics);
}

/* Counts a collection, or its items once the collection has been typed. */
static void
tally_source(struct tally *tally, struct text source, bool is_item)
{
	struct text rest = source;

	if (!is_item)
		text_cut(&rest, '/', &source);
	tally_add(tally, source, 1);
}

static void
tally_question(struct tally *tally, struct question question,
	       enum origin origin, bool is_item)
{
	struct words words = question_words(
	    question, origin == TAGS ? FIELD_TAGS : FIELD_SOURCE);
	struct text word = text_of(level_name(question_level(question)));

	if (origin == TOPICS)
		tally_add(tally, question_get(question, FIELD_TOPIC), 1);
	else if (origin == LEVELS && word.size > 0)
		tally_add(tally, word, 1);
	else if (origin == TAGS)
		while (words_next(&words, &word))
			tally_add(tally, word, 1);
	else if (origin == SOURCES)
		while (words_next(&words, &word))
			tally_source(tally, word, is_item);
}

/* Reads the bank, except for what complete.c has left out as "". */
static void
select_all(struct session *session)
{
	struct paths banks = {0}, files = {0};
	struct diags diags = {0};

	session_banks(session, &banks);
	for (size_t i = 0; i < banks.count; i++)
		if (banks.list[i][0] != '\0')
			paths_add(&files, banks.list[i]);
	if (files.count > 0)
		session_read(session, &files, &diags);
	if (report_errors(&diags))
		session->has_trouble = true;
	selection_add_bank(&session->selection, &session->bank);
	diag_free(&diags);
	paths_free(&files);
	paths_free(&banks);
}

void
complete_offer_words(struct session *session, enum origin origin,
		     struct typed *typed)
{
	bool is_item = text_has_any(typed->piece, "/");
	struct tally tally = {0};
	struct buffer about = {0};

	select_all(session);
	for (size_t i = 0; i < session->selection.count; i++)
		tally_question(&tally, session->selection.list[i], origin,
			       is_item);
	if (origin == TOPICS)
		tally_outer(&tally);
	for (size_t i = 0; i < tally.count; i++) {
		size_t questions = tally.words[i].questions;

		about.size = 0;
		buffer_print(&about, "%zu question%s", questions,
			     questions == 1 ? "" : "s");
		complete_offer(typed, tally.words[i].word, buffer_text(&about));
	}
	tally_free(&tally);
	buffer_free(&about);
}

void
complete_offer_ids(struct session *session, struct typed *typed)
{
	struct text line, rest;

	select_all(session);
	for (size_t i = 0; i < session->selection.count; i++) {
		struct question question = session->selection.list[i];

		line = rest = question_get(question, FIELD_QUESTION);
		text_cut(&rest, '\n', &line);
		complete_offer(typed, question_get(question, FIELD_ID), line);
	}
}
