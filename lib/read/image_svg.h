#ifndef IMAGE_SVG_H
#define IMAGE_SVG_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Returns whether an SVG needs no other file: it declares no entities, imports
 * no styles, and its references point to its own parts or contain an image or
 * a font.  A browser loads nothing for an image, but other programs that
 * convert a page for printing do.
 */
bool svg_is_alone(struct text svg);

#endif
