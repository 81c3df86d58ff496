#ifndef CACHE_H
#define CACHE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "read/saved.h"

/* Where saved banks are kept, and which one is ours. */
struct cache {
	int directory;	     /* a descriptor; -1: there is none */
	char *name;	     /* of the file, owned */
	struct buffer paths; /* of the bank, each absolute, with a NUL */
};

/*
 * Finds the saved bank of COUNT paths below the directory PATH, which is made
 * if necessary, with a mode of 0700.  False, and nothing to close, if the
 * directory is not ours alone, or a path cannot be made absolute.
 */
bool cache_open(struct cache *cache, const char *path, char *const *paths,
		size_t count);

/* Maps the saved bank, or NULL. */
struct saved *cache_read(const struct cache *cache);

/* Replaces the saved bank, and removes those of banks that are gone. */
void cache_write(const struct cache *cache, const struct saved_item *items,
		 size_t count);

void cache_close(struct cache *cache);

#endif
