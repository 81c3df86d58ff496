#ifndef SHEET_SPANS_H
#define SHEET_SPANS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/blocks.h"
#include "markdown/tree.h"

/*
 * Appends what is in a block in the dialect of sheet.h, PLACE being that of
 * escape.h.  BLOCKS begins the lines after the first one; where it is NULL
 * the lines are joined to one.  IS_BOLD makes all of it bold.
 */
void sheet_add_spans(struct buffer *out, const struct tree *tree, size_t block,
		     unsigned place, struct blocks *blocks, bool is_bold);

#endif
