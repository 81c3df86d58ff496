#ifndef PAGES_H
#define PAGES_H

#include <stddef.h>
#include <stdio.h>

#include "base/text.h"
#include "markdown/plain.h"

/*
 * The pages that pr(1) or a printer would make of a text.  Each has LENGTH
 * lines, or ends earlier at a form feed.
 */
struct pages {
	size_t length; /* 0: there are no pages */
	size_t line;   /* of the page, from 0: where the next line will be */
};

/*
 * Writes complete lines, and a form feed before each of TABLES that a page end
 * would split although it fits on one page.  TABLES are given as bytes of
 * TEXT.  In a table that fits on no page, the head stays with the first row.
 */
void pages_write(struct pages *pages, FILE *out, struct text text,
		 const struct plain_tables *tables);

#endif
