#ifndef IMAGE_H
#define IMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "read/deck.h"
#include "read/image_kind.h"

/*
 * The files of the images in a bank.  A bank may come from anyone, so qbank
 * reads only images, and only below the bank's own directory.
 */

/* Where the addresses of a text's images begin; the path is borrowed. */
struct image_base {
	const char *path;
	size_t root;   /* bytes of the path through the bank's directory; 0: the
			  current one */
	size_t folder; /* bytes through the directory of the text */
};

/* The largest size in bytes of an image that a page can include. */
enum { IMAGE_EMBEDDED = 1 << 20 };

/* An image that was opened. */
struct image {
	int fd;
	enum image_kind kind;
	size_t size; /* bytes of the file when it was opened */
};

/* Returns the place that the images of a deck are relative to. */
struct image_base image_base(const struct deck *deck);

/*
 * Returns whether an address is a path rather than the address of a page: it
 * has neither a scheme nor a host.
 */
bool image_is_file(struct text address);

/*
 * Appends the path that an address means, without its query and fragment and
 * with its escapes decoded (RFC 3986).  A % that does not begin an escape is
 * literal.
 */
void image_add_path(struct buffer *path, struct text address);

/*
 * Opens the image at a relative address.  If the file is not a regular file
 * below the bank's directory once all links are followed, or does not begin
 * like an image, appends the reason to *ERROR and returns false.
 */
bool image_open(struct image *image, const struct image_base *base,
		struct text address, struct buffer *error);

/*
 * Appends the bytes of an image, if there are at most LIMIT.  Otherwise, or if
 * they cannot be read, or the image needs other files, appends the reason to
 * *ERROR and returns false.
 */
bool image_read(const struct image *image, size_t limit, struct buffer *bytes,
		struct buffer *error);

/* Closes an image that was opened. */
void image_close(struct image *image);

#endif
