#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "markdown/tree.h"

/*
 * Appends what is in a block as words for fill.h, with the marks of Markdown
 * that are worth reading: stars, backticks, the addresses of links.  With
 * HAS_COLOR, emphasis and code are colored, and all of it with COLOR, if that
 * is not "".  What is unsafe for a terminal is made visible.
 */
void words_add(struct buffer *words, const struct tree *tree, size_t block,
	       bool has_color, const char *color);

#endif
