#ifndef IMAGE_SVG_H
#define IMAGE_SVG_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Returns whether an SVG needs no other file: it declares no entities, imports
 * no style, and its references lead to its own parts or hold a picture or a
 * typeface.  A browser loads nothing for an image, but other programs that
 * make paper of a page do.
 */
bool svg_is_alone(struct text svg);

#endif
