#ifndef CONFINE_H
#define CONFINE_H

#include <stdint.h>

#include "read/environment.h"

/* What a version of Landlock can deny; see landlock(7). */
struct confine_rights {
	uint64_t files; /* LANDLOCK_ACCESS_FS_... */
	uint64_t network;
	uint64_t scopes;
};

/* Returns the rights that version VERSION, 1 or more, of Landlock knows. */
struct confine_rights confine_rights(int version);

/*
 * Confines the process, with Landlock, to what the rest of a command needs:
 * to read the files that READABLE names and those below its directories, and to
 * list, make, replace and remove files in the directory with the descriptor
 * CACHE, unless that is -1, and in the directory OUTPUT, unless that is NULL.
 * What is open already stays usable.  Threads that run already are not
 * confined.
 *
 * Without support in the kernel, or in a build without it, does nothing.  The
 * same is true if a system call fails for a lack of memory or the like.
 */
void confine(const struct paths *readable, int cache, const char *output);

#endif
