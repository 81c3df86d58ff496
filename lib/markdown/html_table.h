#ifndef HTML_TABLE_H
#define HTML_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "markdown/tree.h"

/*
 * Which columns of a table on a page of paper are never too narrow for one of
 * their words.  A zeroed one has no columns.
 */
struct html_table {
	size_t *widths;	  /* of the longest word of each column */
	size_t most;	  /* a column keeps its words up to this width */
	bool keeps_words; /* in all columns */
};

/*
 * Measures the table at a node, and frees what was measured before.  The words
 * of all columns may not fit; then the columns with the shortest words keep
 * theirs.
 */
void html_table_measure(struct html_table *table, const struct tree *tree,
			size_t at);

/* Returns whether a column keeps its words, but not all columns do. */
bool html_table_keeps_column(const struct html_table *table, size_t column);

/* Frees what was measured. */
void html_table_free(struct html_table *table);

#endif
