#ifndef LINT_IMAGE_H
#define LINT_IMAGE_H

#include <stddef.h>

#include "lint/lint_lines.h"

/* Warns if node AT of the tree is an image that a page cannot show. */
void lint_image(struct body_lint *lint, size_t at);

#endif
