#include "markdown/fill.h"

#include <stdint.h>
#include <string.h>

#include "base/color.h"
#include "base/utf8.h"

/* Returns the bytes of the SGR sequence at the front of a text, or 0. */
static size_t
sgr_size(struct text text)
{
	const char *end;

	if (text.size == 0 || text.data[0] != '\033')
		return 0;
	end = memchr(text.data, 'm', text.size);
	return end != NULL ? (size_t)(end - text.data) + 1 : 0;
}

size_t
fill_columns(struct text line)
{
	size_t columns = 0, plain = 0, at = 0;

	while (at < line.size) {
		size_t size = sgr_size(text_from(line, at));

		if (size == 0) {
			at++;
			continue;
		}
		columns +=
		    utf8_columns((struct text){line.data + plain, at - plain});
		plain = at += size;
	}
	return columns + utf8_columns(text_from(line, plain));
}

static bool
is_one_of(uint32_t code_point, const uint32_t *list)
{
	while (*list != 0 && *list != code_point)
		list++;
	return *list != 0;
}

/* Returns whether a line must not begin with a character. */
static bool
is_closing(uint32_t c)
{
	static const uint32_t marks[] = {
	    '!',    ')',    ',',    '.',    ':',    ';',    '?',
	    ']',    '}',    '%',    0x2019, 0x201D, 0x2026, 0x3001,
	    0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
	    0x3017, 0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A,
	    0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0};

	return is_one_of(c, marks);
}

/* Returns whether a line must not end with a character. */
static bool
is_opening(uint32_t c)
{
	static const uint32_t marks[] = {
	    '(',    '[',    '{',    0x2018, 0x201C, 0x3008, 0x300A, 0x300C,
	    0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B, 0};

	return is_one_of(c, marks);
}

/* Returns whether a line may be broken between two characters of a word. */
static bool
can_break(uint32_t left, uint32_t right)
{
	enum { ZERO_WIDTH_JOINER = 0x200D };
	unsigned width = utf8_width(right);

	if (width == 0 || left == ZERO_WIDTH_JOINER)
		return false;
	return (width == 2 || utf8_width(left) == 2) && !is_opening(left) &&
	       !is_closing(right);
}

/*
 * Returns the bytes up to the next place where a line may be broken, or enough
 * bytes to fill more than a line.
 */
static size_t
piece_size(struct text text, size_t enough)
{
	uint32_t before = 0, code_point;
	size_t at = 0, columns = 0, size;

	while (at < text.size && text.data[at] != ' ' &&
	       text.data[at] != '\n' && columns <= enough) {
		size = sgr_size(text_from(text, at));
		if (size == 0) {
			code_point = utf8_decode(text_from(text, at), &size);
			if (before != 0 && can_break(before, code_point))
				break;
			columns += utf8_width(code_point);
			/*
			 * Combining characters belong to the one before them.
			 */
			if (utf8_width(code_point) > 0 || before == 0)
				before = code_point;
			if (code_point == 0x200D)
				before = code_point;
		}
		at += size;
	}
	return at;
}

/*
 * Returns the bytes of the longest front of a piece that fits into a width.
 * It has at least one character.
 */
static size_t
split_size(struct text piece, size_t width)
{
	size_t at = 0, columns = 0, size;

	while (at < piece.size) {
		size = sgr_size(text_from(piece, at));
		if (size == 0) {
			columns += utf8_width(
			    utf8_decode(text_from(piece, at), &size));
			if (columns > width && at > 0)
				break;
		}
		at += size;
	}
	return at;
}

bool
fill_next(struct fill *fill, struct text *line)
{
	struct text rest = fill->rest;
	size_t at = 0, end = 0, columns = 0;

	if (rest.size == 0)
		return false;
	while (at < rest.size && rest.data[at] != '\n') {
		size_t blank = rest.data[at] == ' ';
		struct text piece = text_from(rest, at + blank);
		size_t wide;

		piece.size = piece_size(piece, fill->splits_words ? fill->width
								  : SIZE_MAX);
		if (piece.size == 0) {
			at += blank;
			continue;
		}
		wide = fill_columns(piece);
		if (end > 0 && columns + blank + wide > fill->width)
			break;
		if (end == 0 && wide > fill->width && fill->splits_words) {
			piece.size = split_size(piece, fill->width);
			wide = fill->width;
		}
		at += blank + piece.size;
		end = at;
		columns += blank + wide;
	}
	*line = (struct text){rest.data, end};
	while (at < rest.size && rest.data[at] == ' ')
		at++;
	if (at < rest.size && rest.data[at] == '\n')
		at++;
	fill->rest = text_from(rest, at);
	return true;
}

void
fill_add(struct buffer *out, struct text line, struct buffer *color)
{
	buffer_add_text(out, buffer_text(color));
	buffer_add_text(out, line);
	while (line.size > 0) {
		struct text sgr = {line.data, sgr_size(line)};

		if (text_is(sgr, COLOR_RESET))
			color->size = 0;
		else
			buffer_add_text(color, sgr);
		line = text_from(line, sgr.size > 0 ? sgr.size : 1);
	}
	if (color->size > 0)
		buffer_print(out, COLOR_RESET);
}
