#ifndef BANK_H
#define BANK_H

#include <stddef.h>

#include "read/deck.h"
#include "read/diag.h"

/* Decks in order.  Zeroed, it is empty; it owns its decks. */
struct bank {
	struct deck **decks;
	size_t count, capacity;
};

/*
 * Adds the decks of what the COUNT paths name, see walk_add().  A deck's
 * topic is its path below the directory that was named, without the ending,
 * or the file's name alone, or "stdin".
 *
 * What cannot be read is reported to DIAGS and left out, the rest is added.
 */
void bank_open(struct bank *bank, char *const *paths, size_t count,
	       struct diags *diags);

/* Frees the decks and leaves the bank empty. */
void bank_free(struct bank *bank);

#endif
