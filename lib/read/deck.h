#ifndef DECK_H
#define DECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "read/diag.h"
#include "read/level.h"
#include "read/style.h"

/*
 * A deck is the compiled form of one YAML file: a single block that holds
 * fixed-size records and the text that they refer to by offsets from its
 * beginning.  A block contains no pointers, so it can be moved, written to
 * disk or mapped as it is.  It never changes once it is built.
 */

/* What is known about a question. */
enum field {
	FIELD_ID, /* single texts, for question_get(): from here */
	FIELD_QUESTION,
	FIELD_ANSWER,
	FIELD_TOPIC,
	FIELD_TITLE,   /* of the deck, as are the next two */
	FIELD_LICENSE, /* of the deck's texts */
	FIELD_AUTHOR,
	FIELD_TAGS, /* lists of words, for question_words(): from here */
	FIELD_SOURCE,
	FIELD_SEE,
	FIELD_REFS,
	FIELD_CHOICES, /* see question_choice() */
	FIELD_COUNT,
};

/* A newline follows the text of a span; size does not count it. */
struct span {
	uint32_t offset, size; /* bytes */
};

/* A Markdown text and where it came from. */
struct body {
	struct span text;
	uint32_t line;	/* of the file, from 1, of its first line; 0: none */
	uint32_t style; /* enum style */
};

struct choice {
	struct body body;
	uint32_t is_right, is_pinned; /* booleans */
};

/*
 * A question.  Values that it shares with the other questions of its document
 * are stored once, in the document.  Its lists here contain only its own
 * words, without those of the document.
 */
struct record {
	struct body question, answer;
	struct span id, topic; /* an empty topic is the document's */
	struct span tags, source, see, refs;
	struct span searched; /* id, question, answer, choices and tags */
	uint32_t first_choice, choice_count;
	uint32_t document;
	uint32_t points; /* 0: none */
	uint32_t line;	 /* of the file, from 1, where the question begins */
	uint16_t column; /* from 1, at most UINT16_MAX */
	uint8_t level;	 /* enum level */
	uint8_t unused;
};

/* The values that a YAML document sets for all of its questions. */
struct document {
	struct span topic, title, license, author;
	struct span tags, source;
};

/*
 * The header of a block.  After it comes the text that grep searches, then
 * the other text, then the arrays, at the offsets given here.
 */
struct block {
	char magic[8];		/* DECK_MAGIC */
	uint32_t size;		/* bytes of the whole block */
	uint32_t searched_size; /* bytes of text that follow the header */
	uint32_t count, records;
	uint32_t hashes; /* hash_text() of each id, 64 bits */
	uint32_t document_count, documents;
	uint32_t choice_count, choices;
	uint32_t unused;
};

#define DECK_MAGIC "qbank 3\n"

/*
 * A deck knows how many questions it has.  The hashes of their ids, and its
 * block, may be loaded only when they are asked for; they are not changed after
 * that.  Different decks may be used by different threads.
 */
struct deck {
	char *path; /* as it was opened; owned */
	/* Bytes of the path through the slash of the directory ... */
	size_t root;   /* of the bank; 0: the current one */
	size_t folder; /* of the file; 0: the current one */
	size_t count;
	const uint64_t *hashes;	   /* in the block, or beside it; or NULL */
	const struct block *block; /* or NULL */
	struct block *owned;	   /* the block, if deck_free() frees it */
	const struct deck_loader *loader; /* sets what is NULL when needed */
	void *context;			  /* for the loader, which owns it */
};

/* Each function sets the member that it is named after. */
struct deck_loader {
	void (*hashes)(struct deck *deck);
	void (*block)(struct deck *deck);
};

/* A question: a reference into a deck, which must outlive it. */
struct question {
	struct deck *deck;
	uint32_t number; /* from 0 */
};

/* Returns a deck that owns BLOCK, and a copy of PATH; deck_free() frees it. */
struct deck *deck_new(const char *path, struct block *block);

/*
 * Returns a deck of COUNT questions whose hashes and block LOADER sets when
 * they are first needed.  CONTEXT must outlive the deck.
 */
struct deck *deck_lazy(const char *path, size_t count,
		       const struct deck_loader *loader, void *context);

void deck_free(struct deck *deck);

/* Returns the block of a deck, loaded if necessary. */
const struct block *deck_block(struct deck *deck);

/* Returns the hash_text() of the id of each question, loaded if necessary. */
const uint64_t *deck_hashes(struct deck *deck);

size_t deck_count(const struct deck *deck);
struct question deck_question(struct deck *deck, size_t number);

bool question_equal(struct question a, struct question b);

/*
 * Returns a single text of a question, borrowed from its deck: one of the
 * fields up to FIELD_AUTHOR.  Empty if the question has none.
 */
struct text question_get(struct question question, enum field field);

/* Returns FIELD_QUESTION or FIELD_ANSWER as it was read. */
struct body question_body(struct question question, enum field field);

/* Returns where a question begins in its file. */
struct place question_place(struct question question);

/* Returns the hash_text() of the id, which is stored. */
uint64_t question_hash(struct question question);

enum level question_level(struct question question);

/* Returns the points that the answer is worth on an exam, or 0. */
unsigned question_points(struct question question);

/* Returns whether a question has an answer or a right choice. */
bool question_is_answered(struct question question);

/* A list of words that is walked with words_next(). */
struct words {
	struct text shared, own;
};

/* Returns a list of a question: FIELD_TAGS, _SOURCE, _SEE or _REFS. */
struct words question_words(struct question question, enum field field);

/* Moves to the next word; false at the end. */
bool words_next(struct words *words, struct text *word);

/* Returns whether there is a next word. */
bool words_any(struct words words);

/* Returns whether the list FIELD contains a word. */
bool question_has_word(struct question question, enum field field,
		       struct text word);

/*
 * Returns the text that grep searches by default, for all questions.  It
 * leaves out their topics and the values from their deck.  A newline follows
 * each field.
 */
struct text deck_searched(struct deck *deck);

/* Returns the part of that text that belongs to one question. */
struct text question_searched(struct question question);

size_t question_choice_count(struct question question);

/* Returns a choice, from 0, and its text in *TEXT, borrowed from the deck. */
struct choice question_choice(struct question question, size_t number,
			      struct text *text);

#endif
