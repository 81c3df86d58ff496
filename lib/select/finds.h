#ifndef FINDS_H
#define FINDS_H

#include <stddef.h>

#include "select/query.h"

/* A match of a query in a question. */
struct find {
	unsigned field;	   /* enum field */
	struct text piece; /* the text or the word that it is in */
	struct text match; /* the part of it that matches */
};

/* A list of these that grows; a zeroed list is empty. */
struct finds {
	struct find *list;
	size_t count, capacity;
};

/*
 * Appends the nonempty matches of the QUERY_ANY patterns in some of the fields
 * of a question, up to MOST.  FIELDS is a set as in struct query.  A search
 * that is given up ends the list.
 */
void finds_add(struct finds *finds, const struct query *query,
	       struct matcher *matcher, struct question question,
	       unsigned fields, size_t most);

void finds_free(struct finds *finds);

#endif
