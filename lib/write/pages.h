#ifndef PAGES_H
#define PAGES_H

#include <stddef.h>
#include <stdio.h>

#include "base/text.h"
#include "markdown/plain.h"

/*
 * The pages that pr(1) or a printer makes of a text: each has LENGTH lines
 * and ends earlier at a form feed.
 */
struct pages {
	size_t length; /* 0: there are no pages */
	size_t line;   /* of the page, from 0: where the next line will be */
};

/*
 * Writes whole lines, and a form feed before each of TABLES, given by the
 * bytes of TEXT, that the end of a page would split although it fits on one.
 * A table that fits on no page keeps its head and its first row together.
 */
void pages_write(struct pages *pages, FILE *out, struct text text,
		 const struct plain_tables *tables);

#endif
