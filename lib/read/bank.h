#ifndef BANK_H
#define BANK_H

#include <stdbool.h>
#include <stddef.h>

#include "read/deck.h"
#include "read/diag.h"

struct saved;

/* Decks in order, which the bank owns.  A zeroed bank is empty. */
struct bank {
	struct deck **decks;
	size_t count;
	struct saved *saved, *recent; /* some of the decks are in; or NULL */
};

struct bank_options {
	const char *cache; /* directory of saved banks; NULL: do not use any */
	unsigned jobs;	   /* the most threads; 0: one for each core */
	/*
	 * Whether to confine the process, before anything is read, to reading
	 * the bank, and to writing in the cache and in the directory OUTPUT,
	 * unless that is NULL; see confine().
	 */
	bool confines;
	const char *output;
	bool reads_images; /* of the bank, after it was opened */
};

/*
 * Reads the decks that COUNT paths name into an empty bank; see walk_add() and
 * source_read().  Decks that have not changed come from the saved bank, unless
 * DIAGS wants warnings.  Files that cannot be read are reported to DIAGS and
 * skipped.  Neither the decks nor the reports depend on the options.
 */
void bank_open(struct bank *bank, char *const *paths, size_t count,
	       const struct bank_options *options, struct diags *diags);

/* Returns how many questions there are in all decks. */
size_t bank_count(const struct bank *bank);

/* Returns whether a deck could not be loaded when needed; it is then empty. */
bool bank_has_failed(const struct bank *bank);

/* Frees the decks and leaves the bank empty. */
void bank_free(struct bank *bank);

#endif
