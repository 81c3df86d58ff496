#include "lint/lint_image.h"

#include <string.h>

#include "base/safe.h"
#include "read/image.h"

enum {
	MAX_GAP = 4096,	       /* bytes between a text and an image after it */
	MAX_IMAGES = 64 << 20, /* bytes of the images that a deck has read */
};

/* Reads an SVG, which may refer to other files. */
static void
read_svg(const struct body_lint *lint, const struct image *image,
	 struct buffer *reason)
{
	size_t *total = lint->body->image_bytes;
	struct buffer bytes = {0};

	if (image->size > MAX_IMAGES - *total) {
		buffer_print(reason, "not checked after %d MiB of images",
			     MAX_IMAGES >> 20);
		return;
	}
	*total += image->size;
	image_read(image, IMAGE_EMBEDDED, &bytes, reason);
	buffer_free(&bytes);
}

/*
 * Returns the start of the next image, or of what precedes it; the image
 * follows its mark.
 */
static const char *
find_start(struct body_lint *lint)
{
	struct text body = lint->body->text;
	struct text rest = text_from(body, (size_t)(lint->seen - body.data));
	const char *mark;

	if (rest.size > MAX_GAP)
		rest.size = MAX_GAP;
	mark = memmem(rest.data, rest.size, "![", 2);
	if (mark == NULL)
		return lint->seen;
	lint->seen = mark + 2;
	return mark;
}

/* Appends the reason why a page cannot show an image, if there is one. */
static void
examine(const struct body_lint *lint, struct text address,
	struct buffer *reason)
{
	struct image image;

	if (!image_open(&image, &lint->body->images, address, reason))
		return;
	if (image.size > IMAGE_EMBEDDED)
		buffer_print(reason,
			     "larger than %d MiB; a page does not "
			     "include it",
			     IMAGE_EMBEDDED >> 20);
	else if (image.kind == IMAGE_SVG)
		read_svg(lint, &image, reason);
	image_close(&image);
}

void
lint_image(struct body_lint *lint, size_t at)
{
	struct text address = lint->tree.nodes[at].text;
	const char *start = find_start(lint);
	struct buffer reason = {0};

	if (!image_is_file(address))
		return;
	examine(lint, address, &reason);
	if (reason.size > 0)
		lint_warn(lint, start, false, "image %s: %s", QUOTE(address),
			  reason.data);
	buffer_free(&reason);
}
