#ifndef PLAIN_TABLE_H
#define PLAIN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "markdown/blocks.h"
#include "markdown/plain.h"

/*
 * Writes the table at a node in columns of one width each, and returns where
 * it is.  Where it is wider
 * than WIDTH columns, the widest columns are narrowed, their cells wrapped and
 * the rows ruled; where even that does not fit, the cells stand one after the
 * other.
 */
struct plain_table plain_write_table(struct blocks *blocks, size_t table,
				     size_t width, bool has_color);

#endif
