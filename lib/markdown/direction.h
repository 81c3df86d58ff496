#ifndef DIRECTION_H
#define DIRECTION_H

#include <stddef.h>

#include "base/text.h"
#include "markdown/tree.h"

/*
 * Returns the value of the attribute dir: "rtl" for a text that begins with a
 * letter written from right to left, otherwise "auto".  A browser gets the
 * same result from "auto", but programs that convert a page for printing do
 * not look.
 */
const char *direction_of_text(struct text text);

/* Returns the same for a node; code does not count. */
const char *direction_of_node(const struct tree *tree, size_t at);

#endif
