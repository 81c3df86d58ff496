#ifndef IMAGE_KIND_H
#define IMAGE_KIND_H

#include <stdbool.h>

#include "base/text.h"

enum image_kind {
	IMAGE_PNG,
	IMAGE_JPEG,
	IMAGE_GIF,
	IMAGE_WEBP,
	IMAGE_SVG,
};

/* The first bytes of a file, which identify its kind. */
enum { IMAGE_HEAD = 8192 };

/*
 * Finds the kind of a file by its HEAD.  Returns false if it is not an image.
 */
bool image_find_kind(struct text head, enum image_kind *kind);

/* Returns the media type, such as "image/png". */
const char *image_type(enum image_kind kind);

/* Returns whether the ending of a file's name fits its kind. */
bool image_has_ending(struct text name, enum image_kind kind);

#endif
