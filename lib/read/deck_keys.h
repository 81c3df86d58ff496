#ifndef DECK_KEYS_H
#define DECK_KEYS_H

#include "base/text.h"
#include "read/deck.h"

/* The keys of a bank file, qbank(5), and what their values are. */
enum kind { KIND_TEXT, KIND_ID, KIND_WORDS, KIND_LEVEL, KIND_QUESTIONS };

/* Where a key may stand. */
enum scope { IN_DECK = 1, IN_QUESTION = 2 };

struct key {
	const char *name;
	unsigned bit;	 /* its number, below 32 */
	unsigned scopes; /* enum scope */
	enum kind kind;
	enum field field; /* that it fills, or FIELD_COUNT */
};

/* NULL where there is no such key in the scope. */
const struct key *deck_key_find(struct text name, enum scope scope);

/*
 * The key that the author of an unknown one probably meant: what other banks
 * call it, or a near name; or NULL.
 */
const char *deck_key_meant(struct text name, enum scope scope);

#endif
