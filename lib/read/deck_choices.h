#ifndef DECK_CHOICES_H
#define DECK_CHOICES_H

#include "read/deck_keys.h"

/*
 * Read the choices of a question, in the same way as the functions of
 * deck_values.h.
 */
void read_choice_list(struct reader *reader, const struct key *key,
		      enum scope scope);

/* Reads the text of a choice that is marked as right by true or false. */
void read_choice_text(struct reader *reader, const struct key *key,
		      enum scope scope);

/* Reads "right" or "wrong"; key->offset says which. */
void read_verdict(struct reader *reader, const struct key *key,
		  enum scope scope);

void read_pin(struct reader *reader, const struct key *key, enum scope scope);

#endif
