#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * Appends the contents of a block as words for fill.h, keeping the marks of
 * Markdown that help a reader: stars, backticks, and the addresses of links.
 * With HAS_COLOR, emphasis and code are colored, and everything has COLOR
 * unless that is "".  Characters that are unsafe for a terminal are made
 * visible.
 */
void words_add(struct buffer *words, const struct tree *tree, size_t block,
	       bool has_color, const char *color);

#endif
