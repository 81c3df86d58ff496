#ifndef CELL_H
#define CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * A text on one line of a terminal, with the matches in it.  A zeroed cell is
 * empty.
 */
struct cell {
	struct buffer text; /* made safe */
	bool keeps_blanks;  /* runs of blanks are not reduced to one */
	size_t *marks;	    /* bytes where matches begin and end, in turn */
	size_t mark_count, mark_capacity;
};

/* Appends a piece of text, which is or is not a match. */
void cell_add(struct cell *cell, struct text text, bool is_match);

/*
 * Appends at most LIMIT columns of a cell to OUT, the last of which is an
 * ellipsis if there are more; a LIMIT of 0 means all.  COLOR is the color of
 * the cell, or NULL for none, also of matches.  Returns the columns, and sets
 * *MATCHES to how many matches are to be seen.
 */
size_t cell_print(struct buffer *out, const struct cell *cell, size_t limit,
		  const char *color, size_t *matches);

/* Does the same, but writes to a file. */
size_t cell_write(FILE *out, const struct cell *cell, size_t limit,
		  const char *color, size_t *matches);

/* Empties a cell, and keeps its memory. */
void cell_clear(struct cell *cell);

void cell_free(struct cell *cell);

/*
 * A column that is wider than this moves the rest of its line to the right, and
 * not that of all lines.
 */
enum { CELL_MAX_WIDTH = 48 };

/* Widens a column for TEXT, unless that needs more than MOST columns. */
void cell_widen(size_t *width, struct text text, size_t most);

#endif
