#ifndef DECK_KEYS_H
#define DECK_KEYS_H

#include "read/reader.h"

/* Which mappings a key may be in. */
enum scope { IN_DECK = 1, IN_QUESTION = 2, IN_CHOICE = 4 };

/* A key of a bank file, qbank(5). */
struct key {
	struct text name; /* ends with a NUL too */
	unsigned scopes;  /* enum scope */
	/*
	 * Reads the value, whose first event is the current one, and which is
	 * not null, into the reader.
	 */
	void (*read)(struct reader *reader, const struct key *key,
		     enum scope scope);
	size_t offset; /* for read: of a member of a struct */
};

/* Returns the key of a name, or NULL if the scope has none. */
const struct key *deck_key_find(struct text name, enum scope scope);

/* Returns the number of a key, below 32, for sets of keys. */
unsigned deck_key_bit(const struct key *key);

/*
 * Returns the key that the author of an unknown key probably meant: a synonym
 * or a similar name, or NULL.  IS_TEXT says that its value is a text.
 */
const char *deck_key_meant(struct text name, enum scope scope, bool is_text);

#endif
