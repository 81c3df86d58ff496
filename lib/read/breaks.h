#ifndef BREAKS_H
#define BREAKS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * YAML 1.1 ends a line at U+0085, U+2028, and U+2029 too.  Editors and grep(1)
 * do not, so a file has fewer lines than libyaml counts.
 */
struct breaks {
	unsigned line;	/* that libyaml is to read next, from 1 */
	unsigned *list; /* its lines that end at one of the three */
	size_t count, capacity;
	unsigned char before[2]; /* the bytes read last */
};

/* Counts the lines of the next bytes that libyaml reads. */
void breaks_add(struct breaks *breaks, const unsigned char *data, size_t size);

/*
 * Returns the line of the file for a line that libyaml counts, both from 1.
 * Sets *IS_WHOLE to whether both begin at the same place.
 */
unsigned breaks_line(const struct breaks *breaks, unsigned line,
		     bool *is_whole);

void breaks_free(struct breaks *breaks);

#endif
