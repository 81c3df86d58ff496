#ifndef HTML_TABLE_H
#define HTML_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "markdown/tree.h"

/*
 * Returns whether a table of a page needs to break none of its words on paper:
 * the longest word of each column fits beside those of the others.
 */
bool html_table_keeps_words(const struct tree *tree, size_t at);

#endif
