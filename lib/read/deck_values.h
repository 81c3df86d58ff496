#ifndef DECK_VALUES_H
#define DECK_VALUES_H

#include "read/deck_keys.h"

/*
 * The values of the keys, one function for each kind.  Each reads the value
 * whose first event is the current one into the current question, choice or
 * document of the reader, and reports what is wrong with it.
 */

/* A Markdown text: key->offset is that of a struct body in the record. */
void read_body(struct reader *reader, const struct key *key, enum scope scope);

/* A text of the document, at key->offset. */
void read_line(struct reader *reader, const struct key *key, enum scope scope);

void read_topic(struct reader *reader, const struct key *key, enum scope scope);
void read_id(struct reader *reader, const struct key *key, enum scope scope);
void read_level(struct reader *reader, const struct key *key, enum scope scope);
void read_points(struct reader *reader, const struct key *key,
		 enum scope scope);

/* A list of words, or one word; at key->offset of the record. */
void read_words(struct reader *reader, const struct key *key, enum scope scope);
void read_tags(struct reader *reader, const struct key *key, enum scope scope);

/* A choice's text: key->offset says whether it is right. */
void read_choice_text(struct reader *reader, const struct key *key,
		      enum scope scope);
void read_pin(struct reader *reader, const struct key *key, enum scope scope);

/* The lists of mappings, which deck_read.c reads. */
void read_choice_list(struct reader *reader, const struct key *key,
		      enum scope scope);
void read_question_list(struct reader *reader, const struct key *key,
			enum scope scope);

#endif
