#ifndef DIRECTION_H
#define DIRECTION_H

#include <stddef.h>

#include "base/text.h"
#include "markdown/tree.h"

/*
 * The value of the attribute dir: "rtl" for what begins with a letter that is
 * written from right to left, else "auto".  A browser would find the same for
 * "auto", but programs that make paper of a page do not look.
 */
const char *direction_of_text(struct text text);

/* Returns the same for a node; what is in code does not count. */
const char *direction_of_node(const struct tree *tree, size_t at);

#endif
