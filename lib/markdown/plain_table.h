#ifndef PLAIN_TABLE_H
#define PLAIN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "markdown/blocks.h"
#include "markdown/plain.h"

/*
 * Writes the table at a node in columns of equal width in every row, and
 * returns where it is.  If it is wider than WIDTH columns, the widest columns
 * are narrowed, their cells are wrapped, and the rows are ruled.  If even that
 * does not fit, the cells follow one another.
 */
struct plain_table plain_write_table(struct blocks *blocks, size_t table,
				     size_t width, bool has_color);

#endif
