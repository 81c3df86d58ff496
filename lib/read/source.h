#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "read/deck.h"
#include "read/diag.h"
#include "read/environment.h"

/* A bank file that was found, before it is read. */
struct source {
	char *path;	/* owned; "-" is standard input */
	size_t root;	/* bytes of the path that are not part of the topic */
	bool is_stream; /* a pipe or similar, which can be read only once */
	struct stat status; /* of a regular file, when it was found */
};

/* Bank files in order.  A zeroed list is empty. */
struct sources {
	struct source *list;
	size_t count, capacity;
	struct paths origins; /* what was named, and links that were followed */
};

/* Appends a source with a copy of its path. */
void source_add(struct sources *sources, const struct source *source);

/*
 * Opens a path of any length, and otherwise behaves like open(2).  The kernel
 * accepts at most PATH_MAX bytes, so a longer path is opened piece by piece.
 */
int source_open_path(const char *path, int flags);

/*
 * Reads a source and returns a deck that the caller owns.  Its topic is the
 * path without the root and the suffix, or "stdin".  If it fails, adds to DIAGS
 * and returns NULL.
 */
struct deck *source_read(const struct source *source, struct diags *diags);

/* Frees the sources and leaves the list empty. */
void source_free(struct sources *sources);

#endif
