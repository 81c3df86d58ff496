#ifndef DECK_VALUES_H
#define DECK_VALUES_H

#include "read/deck_keys.h"

/*
 * Functions that read the values of keys, one for each kind of value.  Each
 * reads the value whose first event is the current one into the current
 * question, choice, or document of the reader, and reports mistakes in it.
 */

/* Reads a Markdown text into the struct body at key->offset of the record. */
void read_body(struct reader *reader, const struct key *key, enum scope scope);

/* Reads a text of the document, at key->offset. */
void read_line(struct reader *reader, const struct key *key, enum scope scope);

void read_topic(struct reader *reader, const struct key *key, enum scope scope);
void read_id(struct reader *reader, const struct key *key, enum scope scope);
void read_level(struct reader *reader, const struct key *key, enum scope scope);
void read_points(struct reader *reader, const struct key *key,
		 enum scope scope);

/* Reads one word or a list of words, at key->offset of the record. */
void read_words(struct reader *reader, const struct key *key, enum scope scope);
void read_tags(struct reader *reader, const struct key *key, enum scope scope);

/* This reads a list of mappings; it is in deck_read.c. */
void read_question_list(struct reader *reader, const struct key *key,
			enum scope scope);

/*
 * Stores the current text in *TEXT, borrowed until the next event, and returns
 * true.  If the value is not a text, reports that and returns false.
 */
bool take_text(struct reader *reader, const struct key *key, struct text *text);

/* Adds TEXT, which belongs to the current event, to the deck as *BODY. */
void add_body(struct reader *reader, struct text text, struct body *body);

#endif
