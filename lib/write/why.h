#ifndef WHY_H
#define WHY_H

#include <stdbool.h>
#include <stdio.h>

#include "select/finds.h"
#include "write/cell.h"

/* For the format line in a search: why a question was found. */
struct why {
	const struct query *query;
	struct matcher *matcher;
	bool shows_answers; /* otherwise the field is only named */
};

/* The fields that a line shows. */
#define WHY_SHOWN (1u << FIELD_ID | 1u << FIELD_TOPIC | 1u << FIELD_QUESTION)

/* Adds TEXT, part of a field, to a cell, with the matches in it. */
void why_add(struct cell *cell, const struct finds *finds, enum field field,
	     struct text text);

/*
 * Writes a line that says what matched in a question if none of the matches in
 * FINDS, those of WHY_SHOWN, is visible: the field and its first line with a
 * match, in at most COLUMNS unless that is 0.  The answer and its related
 * fields are only named.
 */
void why_write(FILE *out, const struct why *why, struct question question,
	       const struct finds *finds, size_t columns, bool has_color);

#endif
