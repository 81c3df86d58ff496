#ifndef GREP_PLACE_H
#define GREP_PLACE_H

#include <stdbool.h>
#include <stdio.h>

#include "read/deck.h"

/* Where grep -n and -o found something.  Colors are grep's. */

/*
 * Writes "FILE:LINE:ID: " for line NUMBER, from 0, of a field, with SEPARATOR
 * for each colon.
 */
void grep_place_write(FILE *out, struct question question, unsigned field,
		      unsigned number, const char *separator, bool has_color);

/* Writes the id of a question. */
void grep_place_write_id(FILE *out, struct question question, bool has_color);

/* Writes what separates other things: a colon, a hyphen, or two for a line. */
void grep_place_write_separator(FILE *out, const char *separator,
				bool has_color);

#endif
