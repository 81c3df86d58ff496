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

/* Reads a choice's text; key->offset says whether the choice is right. */
void read_choice_text(struct reader *reader, const struct key *key,
		      enum scope scope);
void read_pin(struct reader *reader, const struct key *key, enum scope scope);

/* These read lists of mappings; they are in deck_read.c. */
void read_choice_list(struct reader *reader, const struct key *key,
		      enum scope scope);
void read_question_list(struct reader *reader, const struct key *key,
			enum scope scope);

#endif
