#include "base/safe.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

/*
 * Characters beyond ASCII that are invisible everywhere, by the Unicode
 * properties White_Space and Default_Ignorable_Code_Point.  The table leaves
 * out what spelling needs: spaces, the soft hyphen, the joiners U+200C and
 * U+200D, the direction marks U+061C, U+200E and U+200F, variation selectors
 * and the like.
 */
static const struct {
	uint32_t first, last;
} unsafe[] = {
    {0x7F, 0x9F},	/* DEL and C1 */
    {0x180E, 0x180E},	/* Mongolian vowel separator */
    {0x200B, 0x200B},	/* zero width space */
    {0x2028, 0x202E},	/* separators, embeddings, overrides */
    {0x2060, 0x206F},	/* word joiner, operators, isolates */
    {0x3164, 0x3164},	/* Hangul filler */
    {0xFEFF, 0xFEFF},	/* byte-order mark */
    {0xFFA0, 0xFFA0},	/* halfwidth Hangul filler */
    {0xFFF9, 0xFFFB},	/* annotations */
    {0xE0000, 0xE007F}, /* tags */
};

bool
safe_is_unsafe(uint32_t code_point)
{
	if (code_point < unsafe[0].first)
		return code_point < 0x20;
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe) &&
			   unsafe[i].first <= code_point;
	     i++)
		if (code_point <= unsafe[i].last)
			return true;
	return false;
}

void
safe_print_escape(FILE *out, uint32_t code_point)
{
	if (code_point > 0xFFFF) {
		fprintf(out, "\\u%04x",
			(unsigned)(0xD800 + ((code_point - 0x10000) >> 10)));
		code_point = 0xDC00 + (code_point & 0x3FF);
	}
	fprintf(out, "\\u%04x", (unsigned)code_point);
}

size_t
safe_run(struct text text)
{
	size_t at = 0, size;

	for (; at < text.size; at += size) {
		unsigned char c = (unsigned char)text.data[at];

		size = 1;
		if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F))
			continue;
		if (safe_is_unsafe(utf8_decode(text_from(text, at), &size)))
			break;
	}
	return at;
}

/* Returns how many bytes at the front of TEXT may be written as they are. */
static size_t
plain_run(struct text text, enum safe_mode mode)
{
	size_t at = 0, size;

	while (at < text.size) {
		unsigned char c = (unsigned char)text.data[at];

		if (c > ' ' && c < 0x7F) {
			at++;
		} else if (c >= 0x80) {
			uint32_t code_point =
			    utf8_decode(text_from(text, at), &size);

			if (size == 1 || safe_is_unsafe(code_point))
				break;
			at += size;
		} else if (mode == SAFE_TEXT) {
			if (c != ' ' && c != '\n' && c != '\t')
				break;
			at++;
		} else if (mode == SAFE_VISIBLE) {
			if (c != ' ')
				break;
			at++;
		} else {
			/* Only one blank between two words is kept. */
			if (c != ' ' || at + 1 == text.size ||
			    (unsigned char)text.data[at + 1] <= ' ')
				break;
			at++;
		}
	}
	return at;
}

static void
add_visible(struct buffer *buffer, struct text text, size_t *size)
{
	uint32_t code_point = utf8_decode(text, size);

	if (*size == 1 && code_point == UTF8_BAD)
		buffer_print(buffer, "<%02X>", (unsigned char)text.data[0]);
	else if (code_point < 0x20 || code_point == 0x7F)
		buffer_print(buffer, "^%c", (int)(code_point ^ 0x40));
	else
		buffer_print(buffer, "<U+%04X>", (unsigned)code_point);
}

/*
 * Writes the character that ends a plain run, and returns how many bytes of
 * TEXT it takes up.
 */
static size_t
add_special(struct buffer *buffer, struct text text, enum safe_mode mode)
{
	size_t size = 0;

	if (mode == SAFE_LINE && ascii_is_blank(text.data[0])) {
		while (size < text.size && ascii_is_blank(text.data[size]))
			size++;
		buffer_add_char(buffer, ' ');
	} else if (mode == SAFE_TEXT && text.data[0] == '\r' &&
		   (text.size == 1 || text.data[1] == '\n')) {
		size = 1;
	} else {
		add_visible(buffer, text, &size);
	}
	return size;
}

void
safe_add(struct buffer *buffer, struct text text, enum safe_mode mode)
{
	while (text.size > 0) {
		size_t run = plain_run(text, mode);

		buffer_add(buffer, text.data, run);
		text = text_from(text, run);
		if (text.size > 0)
			text = text_from(text, add_special(buffer, text, mode));
	}
}

void
safe_print(FILE *out, struct text text, enum safe_mode mode)
{
	struct buffer special = {0};

	while (text.size > 0) {
		size_t run = plain_run(text, mode);

		fwrite(text.data, 1, run, out);
		text = text_from(text, run);
		if (text.size == 0)
			break;
		text = text_from(text, add_special(&special, text, mode));
		if (special.size > 0)
			fwrite(special.data, 1, special.size, out);
		special.size = 0;
	}
	buffer_free(&special);
}

size_t
safe_columns(struct text text)
{
	struct buffer safe = {0};
	size_t columns;

	safe_add(&safe, text, SAFE_LINE);
	columns = utf8_columns(buffer_text(&safe));
	buffer_free(&safe);
	return columns;
}

struct safe_quote
safe_quote(struct text text)
{
	static const char cut[] = "...'";
	struct safe_quote quote = {"'"};
	struct buffer safe = {0};
	struct text rest;
	size_t used = 1, size;

	/*
	 * A character's visible form never has fewer bytes than the character.
	 */
	rest = (struct text){
	    text.data, text.size < sizeof(quote) ? text.size : sizeof(quote)};
	safe_add(&safe, rest, SAFE_VISIBLE);
	rest = buffer_text(&safe);
	while (rest.size > 0) {
		utf8_decode(rest, &size);
		if (used + size + sizeof(cut) > sizeof(quote.string))
			break;
		memcpy(quote.string + used, rest.data, size);
		used += size;
		rest = text_from(rest, size);
	}
	if (rest.size > 0)
		memcpy(quote.string + used, cut, sizeof(cut));
	else
		memcpy(quote.string + used, "'", 2);
	buffer_free(&safe);
	return quote;
}
