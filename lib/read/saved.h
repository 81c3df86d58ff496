#ifndef SAVED_H
#define SAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "read/deck.h"
#include "read/source.h"

/*
 * A file that contains the decks of a bank as they were in memory.  It is
 * mapped and used in place.  It is only a cache: a deck is used only if the
 * device, inode, size and times of its file have not changed.  If anything is
 * wrong with the cache, the bank is read from YAML without a message.
 */
struct saved;

/*
 * Maps the saved bank NAME in the directory with the descriptor DIRECTORY.
 * Returns NULL if it does not exist or cannot be used, or if others can write
 * to it.
 */
struct saved *saved_open(int directory, const char *name);

/*
 * Returns the deck of a source, which the caller owns and must free before the
 * saved bank.  Returns NULL if the source is unknown or has changed.
 */
struct deck *saved_find(struct saved *saved, const struct source *source);

/*
 * Returns whether a deck from saved_find() was damaged and its file could not
 * be read again.  The questions of such a deck are empty.
 */
bool saved_has_failed(const struct saved *saved);

/* Returns the paths that the bank was saved with, each with a NUL. */
struct text saved_paths(const struct saved *saved);

/* Unmaps the saved bank; NULL is allowed. */
void saved_close(struct saved *saved);

/* Whether and where a deck is saved. */
enum saved_state {
	SAVED_NEVER, /* there is none, or its file may change or has mistakes */
	SAVED_RECENT, /* only in the file of recent changes, or not yet */
	SAVED_WHOLE,  /* in the file of the whole bank */
};

struct saved_item {
	const struct source *source;
	struct deck *deck;
	enum saved_state state;
};

/*
 * Replaces the file NAME in DIRECTORY with a saved bank of all items that can
 * be saved, or without IS_WHOLE of the recent ones.  PATHS, each followed by a
 * NUL, identify the bank.  If writing fails, nothing changes.
 */
void saved_write(int directory, const char *name, struct text paths,
		 const struct saved_item *items, size_t count, bool is_whole);

#endif
