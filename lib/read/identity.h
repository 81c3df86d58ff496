#ifndef IDENTITY_H
#define IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/index.h"

/*
 * A set of directories, identified by device and inode.  A zeroed set is
 * empty.
 */
struct identities {
	struct index index; /* of the list's targets */
	struct identity **list;
	size_t count, capacity;
};

/* Adds a directory, and returns whether it was not in the set. */
bool identity_add(struct identities *set, const struct stat *status);

/* Returns whether two are the same directory. */
bool identity_equal(const struct stat *left, const struct stat *right);

void identity_free(struct identities *set);

#endif
