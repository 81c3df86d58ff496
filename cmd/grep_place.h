#ifndef GREP_PLACE_H
#define GREP_PLACE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "read/deck.h"
#include "select/query.h"

/* Where grep -n and -o found something.  Colors are grep's. */

/*
 * Returns the text that a match is in, with its line.  Of words, an id and a
 * topic, the line is not known; it is the one where the question begins.
 */
struct body grep_place_of(struct question question,
			  const struct query_cursor *cursor);

/*
 * Appends "FILE:LINE:ID: " for line NUMBER, from 0, of a text, with SEPARATOR
 * for each colon.
 */
void grep_place_add(struct buffer *out, struct question question,
		    struct body body, unsigned number, const char *separator,
		    bool has_color);

/* Appends the id of a question. */
void grep_place_add_id(struct buffer *out, struct question question,
		       bool has_color);

/* Appends what separates other things: a colon, a hyphen, or two for a line. */
void grep_place_add_separator(struct buffer *out, const char *separator,
			      bool has_color);

#endif
