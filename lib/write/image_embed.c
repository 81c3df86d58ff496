#include "base/base64.h"
#include "markdown/html.h"
#include "write/images.h"

enum {
	MAX_IMAGES = 64 << 20 /* bytes of all of them */
};

/* Appends the bytes of a file, unless the page would become too large. */
static bool
read_image(struct images *images, const struct image *image,
	   struct buffer *bytes, struct buffer *error)
{
	bool done;

	if (image->size <= IMAGE_EMBEDDED &&
	    image->size > MAX_IMAGES - images->embedded) {
		buffer_print(error, "more than %d MiB of images in one page",
			     MAX_IMAGES >> 20);
		return false;
	}
	done = image_read(image, IMAGE_EMBEDDED, bytes, error);
	images->embedded += image->size <= IMAGE_EMBEDDED ? image->size : 0;
	return done;
}

bool
images_embed(struct buffer *out, struct text address, struct text alt,
	     const void *context)
{
	const struct image_text *text = context;
	struct buffer bytes = {0}, error = {0};
	struct image image;
	bool done = false;

	if (text->images == NULL || !image_is_file(address))
		return false;
	if (image_open(&image, &text->base, address, &error)) {
		done = read_image(text->images, &image, &bytes, &error);
		image_close(&image);
	}
	if (done) {
		buffer_print(out, "<img src=\"data:%s;base64,",
			     image_type(image.kind));
		base64_add(out, buffer_text(&bytes));
		buffer_print(out, "\" alt=\"");
		html_escape(out, alt);
		buffer_print(out, "\"/>");
	} else {
		images_report(text, address, &error);
	}
	buffer_free(&bytes);
	buffer_free(&error);
	return done;
}
