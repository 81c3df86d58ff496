#ifndef SAVED_H
#define SAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "read/deck.h"
#include "read/source.h"

/*
 * The decks of a bank as they were in memory, in a file that is mapped and
 * used where it is.  It is a cache and never a second truth: a deck is taken
 * from it only while its file is what it was, by device, inode, size and
 * times; and whatever is wrong with it, the bank is read from YAML instead,
 * without a message.
 */
struct saved;

/*
 * Maps a saved bank: the file NAME in the directory DIRECTORY, a descriptor.
 * NULL if there is none that can be used, or if others may write to it.
 */
struct saved *saved_open(int directory, const char *name);

/*
 * Returns the deck of a source, which the caller owns and frees before the
 * saved bank; NULL if the source is not there or has changed.
 */
struct deck *saved_find(struct saved *saved, const struct source *source);

/*
 * Whether a deck that saved_find() returned turned out to be damaged, and its
 * file could not be read again.  Its questions are then empty.
 */
bool saved_has_failed(const struct saved *saved);

/* Returns the paths that the bank was saved with, each with a NUL. */
struct text saved_paths(const struct saved *saved);

/* Unmaps the saved bank; NULL is allowed. */
void saved_close(struct saved *saved);

/* A deck to be saved; a NULL deck is skipped. */
struct saved_item {
	const struct source *source;
	struct deck *deck;
};

/*
 * Writes a saved bank in place of the file NAME in DIRECTORY.  PATHS, each
 * with a NUL, tell which bank it is.  Nothing is changed if that fails.
 */
void saved_write(int directory, const char *name, struct text paths,
		 const struct saved_item *items, size_t count);

#endif
