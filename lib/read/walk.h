#ifndef WALK_H
#define WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

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

/*
 * Appends the bank files that PATH names: a YAML file; a directory, with each
 * *.yaml and *.yml in it at any depth, in byte order, names with a leading
 * dot left out, and each directory once, however often it is linked; a pipe;
 * or "-", standard input.
 *
 * What cannot be examined is reported to DIAGS and left out.
 */
void walk_add(struct sources *sources, const char *path, struct diags *diags);

/* Opens a source to be read; -1, and errno, if that fails. */
int walk_open(const struct source *source);

/* Frees what the list holds and leaves it empty. */
void walk_free(struct sources *sources);

#endif
