#ifndef LINT_BLOCKS_H
#define LINT_BLOCKS_H

#include <stddef.h>

#include "lint/lint_lines.h"

/* Warn about the block that is node AT of the tree: a paragraph or a cell, */
void lint_prose(struct body_lint *lint, size_t at);

/* a heading, */
void lint_heading(struct body_lint *lint, size_t at);

/* or a block of code. */
void lint_code(struct body_lint *lint, size_t at);

#endif
