#include "read/image_svg.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/buffer.h"

static bool
begins_with(struct text text, const char *word)
{
	size_t size = strlen(word);

	return text.size >= size && strncasecmp(text.data, word, size) == 0;
}

static int
digit_of(char c, int base)
{
	int digit = ascii_hex(c);

	return digit < base ? digit : -1;
}

/*
 * Appends the character whose number the digits at the front of *REST give, if
 * it is ASCII, and cuts them off.
 */
static void
add_character(struct buffer *out, struct text *rest, int base)
{
	unsigned code = 0;

	while (rest->size > 0 && digit_of(rest->data[0], base) >= 0) {
		if (code < 0x110000)
			code = code * (unsigned)base +
			       (unsigned)digit_of(rest->data[0], base);
		*rest = text_from(*rest, 1);
	}
	buffer_add_char(out, code < 0x80 ? (char)code : '?');
}

/*
 * Appends XML with its character references and CSS escapes decoded.  Each
 * takes its own pass, because a style in an attribute has both.
 */
static void
add_decoded(struct buffer *out, struct text rest, bool is_css)
{
	while (rest.size > 0) {
		bool is_escape =
		    is_css ? rest.data[0] == '\\' : begins_with(rest, "&#");
		int base = 16;

		if (!is_escape) {
			buffer_add_char(out, rest.data[0]);
			rest = text_from(rest, 1);
			continue;
		}
		rest = text_from(rest, is_css ? 1 : 2);
		if (!is_css && begins_with(rest, "x"))
			rest = text_from(rest, 1);
		else if (!is_css)
			base = 10;
		if (rest.size == 0 || digit_of(rest.data[0], base) < 0)
			continue;
		add_character(out, &rest, base);
		if (rest.size > 0 &&
		    strchr(is_css ? " \t\r\n\f" : ";", rest.data[0]) != NULL)
			rest = text_from(rest, 1);
	}
}

/* Returns the text after blanks and the characters of MARKS. */
static struct text
skip(struct text rest, const char *marks)
{
	while (rest.size > 0 && rest.data[0] != '\0' &&
	       (strchr(" \t\r\n\f", rest.data[0]) != NULL ||
		strchr(marks, rest.data[0]) != NULL))
		rest = text_from(rest, 1);
	return rest;
}

/*
 * Returns whether a reference points into the file itself, or contains its
 * data.
 */
static bool
is_own(struct text address)
{
	static const char *const own[] = {
	    "#",
	    "data:image/png",
	    "data:image/jpeg",
	    "data:image/jpg",
	    "data:image/gif",
	    "data:image/webp",
	    "data:font/",
	    "data:application/font",
	    "data:application/x-font",
	};

	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (begins_with(address, own[i]))
			return true;
	return false;
}

/* Returns whether the front of a text loads another file. */
static bool
is_reference(struct text rest)
{
	struct text value;

	if (begins_with(rest, "<!ENTITY") || begins_with(rest, "@import") ||
	    begins_with(rest, "<?xml-stylesheet") ||
	    begins_with(rest, "xml:base"))
		return true;
	if (begins_with(rest, "url("))
		return !is_own(skip(text_from(rest, 4), "\"'"));
	if (!begins_with(rest, "href"))
		return false;
	value = skip(text_from(rest, 4), "");
	return value.size > 0 && value.data[0] == '=' &&
	       !is_own(skip(text_from(value, 1), "\"'"));
}

bool
svg_is_alone(struct text svg)
{
	struct buffer xml = {0}, text = {0};
	bool is_alone = true;

	add_decoded(&xml, svg, false);
	add_decoded(&text, buffer_text(&xml), true);
	for (size_t i = 0; i < text.size && is_alone; i++)
		is_alone = !is_reference(text_from(buffer_text(&text), i));
	buffer_free(&xml);
	buffer_free(&text);
	return is_alone;
}
