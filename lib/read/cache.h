#ifndef CACHE_H
#define CACHE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "read/saved.h"

/*
 * The directory of saved banks, and the names of the files of the current one:
 * the whole bank, and those of its decks that have changed since it was saved,
 * so that a change in a large bank does not write all of it.  Each deck is used
 * only while its own file has not changed, so it does not matter whether the
 * two files were written by the same process.
 */
struct cache {
	int directory;	      /* a descriptor, or -1 */
	char *whole, *recent; /* names, owned */
	struct buffer paths;  /* of the bank, each absolute, with a NUL */
};

/*
 * Finds the saved bank for COUNT paths in the directory PATH, which is created
 * with mode 0700 if necessary.  Returns false, with nothing to close, if others
 * can use the directory or a path cannot be made absolute.
 */
bool cache_open(struct cache *cache, const char *path, char *const *paths,
		size_t count);

/*
 * Saves the items that are not yet saved, in one of the files, and removes the
 * saved banks whose files no longer exist.
 */
void cache_write(const struct cache *cache, const struct saved_item *items,
		 size_t count);

void cache_close(struct cache *cache);

#endif
