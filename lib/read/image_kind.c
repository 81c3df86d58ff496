#include "read/image_kind.h"

#include <string.h>
#include <strings.h>

static const char *const types[] = {
    [IMAGE_PNG] = "image/png",	   [IMAGE_JPEG] = "image/jpeg",
    [IMAGE_GIF] = "image/gif",	   [IMAGE_WEBP] = "image/webp",
    [IMAGE_SVG] = "image/svg+xml",
};

static const char *const endings[][3] = {
    [IMAGE_PNG] = {".png"}, [IMAGE_JPEG] = {".jpg", ".jpeg"},
    [IMAGE_GIF] = {".gif"}, [IMAGE_WEBP] = {".webp"},
    [IMAGE_SVG] = {".svg"},
};

static bool
has_bytes(struct text head, size_t at, const char *bytes, size_t size)
{
	return head.size >= at + size &&
	       memcmp(head.data + at, bytes, size) == 0;
}

/*
 * Skips a piece of XML between OPEN and CLOSE at the front of *REST.  Returns
 * false if there is none.
 */
static bool
skip(struct text *rest, const char *open, const char *close)
{
	const char *end;

	if (!has_bytes(*rest, 0, open, strlen(open)))
		return false;
	end = memmem(rest->data, rest->size, close, strlen(close));
	if (end == NULL)
		return false;
	*rest = text_from(*rest, (size_t)(end - rest->data) + strlen(close));
	return true;
}

/*
 * Returns whether XML has the root element svg, and a document type without
 * its own declarations.
 */
static bool
is_svg(struct text rest)
{
	if (has_bytes(rest, 0, "\xEF\xBB\xBF", 3))
		rest = text_from(rest, 3);
	do {
		while (rest.size > 0 && strchr(" \t\r\n", *rest.data) != NULL &&
		       *rest.data != '\0')
			rest = text_from(rest, 1);
	} while (skip(&rest, "<?", "?>") || skip(&rest, "<!--", "-->") ||
		 skip(&rest, "<!DOCTYPE svg", ">"));
	return has_bytes(rest, 0, "<svg", 4) && rest.size > 4 &&
	       text_has_any((struct text){rest.data + 4, 1}, " \t\r\n/>");
}

bool
image_find_kind(struct text head, enum image_kind *kind)
{
	if (has_bytes(head, 0, "\x89PNG\r\n\x1A\n", 8))
		*kind = IMAGE_PNG;
	else if (has_bytes(head, 0, "\xFF\xD8\xFF", 3))
		*kind = IMAGE_JPEG;
	else if (has_bytes(head, 0, "GIF87a", 6) ||
		 has_bytes(head, 0, "GIF89a", 6))
		*kind = IMAGE_GIF;
	else if (has_bytes(head, 0, "RIFF", 4) && has_bytes(head, 8, "WEBP", 4))
		*kind = IMAGE_WEBP;
	else if (is_svg(head))
		*kind = IMAGE_SVG;
	else
		return false;
	return true;
}

const char *
image_type(enum image_kind kind)
{
	return types[kind];
}

bool
image_has_ending(struct text name, enum image_kind kind)
{
	for (size_t i = 0; endings[kind][i] != NULL; i++) {
		size_t size = strlen(endings[kind][i]);

		if (name.size > size &&
		    strncasecmp(name.data + name.size - size, endings[kind][i],
				size) == 0)
			return true;
	}
	return false;
}
