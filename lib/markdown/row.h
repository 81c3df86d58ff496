#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* A line of the source that may be the row of a table. */

/* Returns a line without the marks of quotations and items before it. */
struct text row_bare(struct text line);

/* Returns the number of cells that cmark-gfm sees in a bare line. */
size_t row_cells(struct text row);

/* Returns whether a bare line is the second row of a table: "|--|:-:|" */
bool row_is_delimiters(struct text row);

/* Returns whether a bare line is a heading, or opens a fence. */
bool row_begins_block(struct text row);

#endif
