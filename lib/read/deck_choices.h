#ifndef DECK_CHOICES_H
#define DECK_CHOICES_H

#include "read/deck_keys.h"

/*
 * The choices of a question.  These read a value, as those of deck_values.h do.
 */
void read_choice_list(struct reader *reader, const struct key *key,
		      enum scope scope);

/* Reads the text of a choice that is said to be right by true or false. */
void read_choice_text(struct reader *reader, const struct key *key,
		      enum scope scope);

/* Reads "right" or "wrong"; key->offset says which. */
void read_verdict(struct reader *reader, const struct key *key,
		  enum scope scope);

void read_pin(struct reader *reader, const struct key *key, enum scope scope);

#endif
