#ifndef LINT_BLOCKS_H
#define LINT_BLOCKS_H

#include <stddef.h>

#include "lint/lint_lines.h"

/*
 * Warns about the block at node AT of the tree, which is a paragraph or a
 * cell.
 */
void lint_prose(struct body_lint *lint, size_t at);

/* Warns about a heading. */
void lint_heading(struct body_lint *lint, size_t at);

/* Warns about a block of code. */
void lint_code(struct body_lint *lint, size_t at);

#endif
