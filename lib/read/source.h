#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "read/deck.h"
#include "read/diag.h"

/* A bank file that was found, before it is read. */
struct source {
	char *path;	/* owned; "-" is standard input */
	size_t root;	/* bytes of the path that are not part of the topic */
	bool is_stream; /* a pipe or the like: read once, to its end */
	struct stat status; /* of a regular file, when it was found */
};

/* Bank files in order.  Zeroed, it is empty. */
struct sources {
	struct source *list;
	size_t count, capacity;
};

/* Appends a source with a copy of its path. */
void source_add(struct sources *sources, const struct source *source);

/*
 * Opens a path of any length: the kernel takes PATH_MAX bytes at once, so a
 * longer one is opened piece after piece.  As open(2) otherwise.
 */
int source_open_path(const char *path, int flags);

/*
 * Reads a source into a deck that the caller owns.  Its topic is its path
 * without the root and the ending, or "stdin".  NULL, and a report in DIAGS,
 * if that fails.
 */
struct deck *source_read(const struct source *source, struct diags *diags);

/* Frees what the list holds and leaves it empty. */
void source_free(struct sources *sources);

#endif
