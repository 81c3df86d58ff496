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
 * Adds what PATH names: a YAML file; a directory, with each *.yaml and *.yml
 * in it at any depth, in byte order, names with a leading dot left out; a
 * pipe; or "-", standard input.  A deck's topic is its path below the
 * directory without the ending, or the file's name alone, or "stdin".
 *
 * What cannot be read is reported to DIAGS and left out, the rest is added.
 */
void bank_add(struct bank *bank, const char *path, struct diags *diags);

/* Frees the decks and leaves the bank empty. */
void bank_free(struct bank *bank);

#endif
