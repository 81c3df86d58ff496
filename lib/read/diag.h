#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What is wrong with a file, as a value: the library collects diagnostics,
 * the commands print them.
 */
enum diag_level {
	DIAG_WARNING,
	DIAG_ERROR,   /* a mistake in the file */
	DIAG_TROUBLE, /* the file cannot be read at all */
};

struct diag {
	enum diag_level level;
	char *file;
	unsigned line;	 /* from 1; 0: the file as a whole */
	unsigned column; /* from 1, in characters; 0: the line as a whole */
	char *message;	 /* one line, safe for a terminal */
};

/* A place in a file that a diagnostic is about; FILE is borrowed. */
struct place {
	const char *file;
	unsigned line, column;
};

/* A list that owns its diagnostics.  Zeroed, it is empty. */
struct diags {
	struct diag *list;
	size_t count, capacity;
	size_t errors;	     /* and troubles */
	bool wants_warnings; /* warnings are dropped without it */
};

/* Each appends one diagnostic; the arguments are those of printf(3). */
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

/* Sorts the diagnostics from FIRST on by file, line and column, stably. */
void diag_sort(struct diags *diags, size_t first);

/* Frees what the list holds and leaves it empty. */
void diag_free(struct diags *diags);

#endif
