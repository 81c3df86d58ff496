#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/index.h"

/*
 * Mistakes in files, as values: the library collects diagnostics, and the
 * commands print them.
 */
enum diag_level {
	DIAG_WARNING,
	DIAG_ERROR,   /* a mistake in the file */
	DIAG_TROUBLE, /* the file cannot be read at all */
};

/* A position in a file that a diagnostic is about; FILE is borrowed. */
struct place {
	const char *file;
	unsigned line;	 /* from 1; 0: the file as a whole */
	unsigned column; /* from 1, in characters; 0: the line as a whole */
};

/* Diagnostics that are kept for one file; the others are only counted. */
enum { DIAG_MOST = 100 };

struct diag {
	enum diag_level level;
	struct place place; /* its file is owned by the list */
	char *message;	    /* one line, safe for a terminal */
	size_t number;	    /* in the order they were added */
};

/* The diagnostics of one file. */
struct diag_file {
	char *path;
	size_t kept, dropped;
	enum diag_level worst; /* of those dropped */
};

/* A list that owns its diagnostics.  A zeroed list is empty. */
struct diags {
	struct diag *list;
	size_t count, capacity;
	struct diag_file *files;
	size_t file_count, file_capacity;
	struct index by_path;
	size_t totals[3];    /* of each level, those dropped included */
	bool wants_warnings; /* warnings are ignored without it */
};

/* These append a diagnostic and take arguments as printf(3) does. */
__attribute__((format(printf, 3, 4))) void diag_error(struct diags *diags,
						      struct place place,
						      const char *format, ...);
__attribute__((format(printf, 3, 4))) void diag_trouble(struct diags *diags,
							struct place place,
							const char *format,
							...);
__attribute__((format(printf, 3, 4))) void diag_warning(struct diags *diags,
							struct place place,
							const char *format,
							...);

/* Returns the number of errors and troubles. */
size_t diag_errors(const struct diags *diags);

/* Moves everything in MORE to the end of the list; leaves MORE empty. */
void diag_append(struct diags *diags, struct diags *more);

/*
 * Adds the number of dropped diagnostics at the end of each file, and sorts all
 * by file, line and column.  The sort is stable.
 */
void diag_sort(struct diags *diags);

/* Frees the diagnostics and leaves the list empty. */
void diag_free(struct diags *diags);

#endif
