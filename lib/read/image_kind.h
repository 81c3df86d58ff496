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

/* The first bytes of a file, which tell its kind. */
enum { IMAGE_HEAD = 8192 };

/* Finds what a file is by its HEAD; returns false if it is no image. */
bool image_find_kind(struct text head, enum image_kind *kind);

/* Returns the media type, such as "image/png". */
const char *image_type(enum image_kind kind);

/* Returns whether the ending of a file's name is one of its kind's. */
bool image_has_ending(struct text name, enum image_kind kind);

#endif
