#ifndef BANK_H
#define BANK_H

#include <stdbool.h>
#include <stddef.h>

#include "read/deck.h"
#include "read/diag.h"

struct saved;

/* Decks in order.  Zeroed, it is empty; it owns its decks. */
struct bank {
	struct deck **decks;
	size_t count;
	struct saved *saved; /* what some of the decks are in, or NULL */
};

struct bank_options {
	const char *cache; /* directory of saved banks; NULL: do not use any */
	unsigned jobs; /* threads to read with at most; 0: as many as cores */
};

/*
 * Reads the decks of what the COUNT paths name, see walk_add() and
 * source_read(), into an empty bank; from a saved bank those that have not
 * changed since.  What cannot be read is reported to DIAGS and left out, the
 * rest is read.  Neither the decks nor the reports depend on the options.
 */
void bank_open(struct bank *bank, char *const *paths, size_t count,
	       const struct bank_options *options, struct diags *diags);

/* Returns how many questions there are in all decks. */
size_t bank_count(const struct bank *bank);

/* Whether a deck could not be used when it was needed; it is empty then. */
bool bank_has_failed(const struct bank *bank);

/* Frees the decks and leaves the bank empty. */
void bank_free(struct bank *bank);

#endif
