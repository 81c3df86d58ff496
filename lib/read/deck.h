#ifndef DECK_H
#define DECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "read/level.h"

/*
 * A deck is the compiled form of one YAML file: a single block that holds
 * fixed-size records and the text that they point into by offsets from its
 * beginning.  A block holds no pointers, so that it can be moved, written to
 * disk or mapped as it is.  It is never changed once it is built.
 */

/* What is known of a question; each is a span of text in the block. */
enum field {
	FIELD_ID,
	FIELD_QUESTION, /* Markdown, without newlines at its end */
	FIELD_ANSWER,	/* the same; empty where there is none */
	FIELD_TOPIC,
	FIELD_TITLE, /* of the deck */
	FIELD_TAGS,  /* this and the next three are lists */
	FIELD_SOURCE,
	FIELD_SEE,
	FIELD_REFS, /* the primary sources of the answer */
	FIELD_COUNT,
};

/* A NUL stands behind the text of a span; size does not count it. */
struct span {
	uint32_t offset, size; /* bytes */
};

enum record_flags {
	RECORD_DERIVED_ID = 1,	     /* the file names no id */
	RECORD_LITERAL_QUESTION = 2, /* a | block: its lines are the file's */
	RECORD_LITERAL_ANSWER = 4,
	RECORD_FOLDED_QUESTION = 8, /* a > block: its lines are joined */
	RECORD_FOLDED_ANSWER = 16,
};

struct record {
	struct span fields[FIELD_COUNT];
	uint32_t line;		/* of the file, from 1, where it begins */
	uint32_t question_line; /* of the first line of the question */
	uint32_t answer_line;	/* of the first line of the answer, or 0 */
	uint8_t level;		/* enum level */
	uint8_t flags;		/* enum record_flags */
	uint16_t column;	/* of its line, from 1, at most 65535 */
};

struct block {
	char magic[8]; /* "qbank 1\n" */
	uint32_t size; /* bytes of the whole block */
	uint32_t count;
	uint32_t records; /* offset of the first record */
	uint32_t reserved;
};

/* Owns its path and its block. */
struct deck {
	char *path; /* as it was opened */
	struct block *block;
};

/* A question: a reference into a deck that outlives it.  Passed by value. */
struct question {
	const struct deck *deck;
	const struct record *record;
};

void deck_free(struct deck *deck);

size_t deck_count(const struct deck *deck);
struct question deck_question(const struct deck *deck, size_t index);

/*
 * A field of a question, borrowed from its deck; empty where it has none.
 * A NUL follows it, so that a field that holds none is a string too: all but
 * the question, the answer and the title.
 */
struct text question_get(struct question question, enum field field);
enum level question_level(struct question question);
bool question_is_answered(struct question question);

/*
 * Walks a field that is a list: cuts the next word off *REST, which begins
 * as question_get().  False at the end.
 */
bool question_next_word(struct text *rest, struct text *word);

/* Whether a list has a word. */
bool question_has_word(struct question question, enum field field,
		       struct text word);

/* Fields as a bank names them: "id", "question", ...; NULL for no field. */
const char *field_name(enum field field);

#endif
