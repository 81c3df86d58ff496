#ifndef CACHE_H
#define CACHE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "read/saved.h"

/* The directory of saved banks, and the name of the current one. */
struct cache {
	int directory;	     /* a descriptor, or -1 */
	char *name;	     /* of the file, owned */
	struct buffer paths; /* of the bank, each absolute, with a NUL */
};

/*
 * Finds the saved bank for COUNT paths in the directory PATH, which is created
 * with mode 0700 if necessary.  Returns false, with nothing to close, if others
 * can use the directory or a path cannot be made absolute.
 */
bool cache_open(struct cache *cache, const char *path, char *const *paths,
		size_t count);

/* Maps and returns the saved bank, or returns NULL. */
struct saved *cache_read(const struct cache *cache);

/* Replaces the saved bank, and removes those whose banks no longer exist. */
void cache_write(const struct cache *cache, const struct saved_item *items,
		 size_t count);

void cache_close(struct cache *cache);

#endif
