#ifndef SHEET_SPANS_H
#define SHEET_SPANS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "markdown/blocks.h"
#include "markdown/tree.h"

/*
 * Appends the contents of a block in the dialect described in sheet.h.  PLACE
 * has the same meaning as in escape.h.  BLOCKS begins the lines after the
 * first one; if it is NULL, the lines are joined into one.  With IS_BOLD, all
 * of it is bold.
 */
void sheet_add_spans(struct buffer *out, const struct tree *tree, size_t block,
		     unsigned place, struct blocks *blocks, bool is_bold);

#endif
