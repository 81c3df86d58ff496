#include "markdown/md_escape.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/safe.h"
#include "markdown/markdown.h"

static bool
is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alphanumeric(c);
}

static char
char_at(struct text text, size_t at)
{
	return at < text.size ? text.data[at] : '\0';
}

/* Whether ":name:" begins at AT: an emoji to some readers. */
static bool
is_emoji(struct text text, size_t at)
{
	size_t end = at + 1;

	while (ascii_is_letter(char_at(text, end)) ||
	       ascii_is_digit(char_at(text, end)) ||
	       char_at(text, end) == '_' || char_at(text, end) == '+' ||
	       char_at(text, end) == '-')
		end++;
	return end > at + 1 && char_at(text, end) == ':';
}

static bool
is_blank_or_end(struct text text, size_t at)
{
	return at >= text.size || strchr(" \t\n", text.data[at]) != NULL;
}

/* Whether AT lies in a word with "://": readers make a link of it. */
static bool
is_in_url(struct text text, size_t at)
{
	size_t start = at;

	while (start > 0 && !is_blank_or_end(text, start - 1))
		start--;
	for (; start + 2 < at; start++)
		if (memcmp(text.data + start, "://", 3) == 0)
			return true;
	return false;
}

/*
 * Whether the character at AT, outside code, means something to one of the
 * readers and not to the others, or is raw HTML.
 */
static bool
needs_escape(struct text text, size_t at)
{
	char c = text.data[at], next = char_at(text, at + 1);

	switch (c) {
	case '`':
		return true;
	case '$':
	case '^':
	case '{':
		return !is_in_url(text, at);
	case '~':
		return next != '~' && (at == 0 || text.data[at - 1] != '~') &&
		       !is_in_url(text, at);
	case '<':
		return !is_blank_or_end(text, at + 1) &&
		       (at < 2 || memcmp(text.data + at - 2, "](", 2) != 0);
	case '!':
		return next == '[' && !text_has_any(text_from(text, at), "(");
	case ':':
		return is_emoji(text, at);
	case ']':
		return next == ':' || next == '{';
	default:
		return false;
	}
}

/* Two characters that are an escape, as every reader takes it. */
static void
write_backslash(struct buffer *out, struct text text, size_t *at)
{
	char next = char_at(text, *at + 1);

	if (next == '\n' || next == '\0') {
		/* A line break; at the end of a paragraph it is none. */
		buffer_print(out, next == '\n' ? "  " : "\\\\");
		*at += 1;
	} else if (!is_punctuation(next)) {
		buffer_print(out, "\\\\");
		*at += 1;
	} else if (strchr("\"',;/?%@", next) != NULL) {
		buffer_add_char(out, next);
		*at += 2;
	} else {
		buffer_print(out, "\\%c", next);
		*at += 2;
	}
}

static void
write_prose(struct buffer *out, struct text text)
{
	size_t plain = 0;

	for (size_t at = 0; at < text.size;) {
		if (text.data[at] != '\\' && !needs_escape(text, at)) {
			at++;
			continue;
		}
		buffer_add(out, text.data + plain, at - plain);
		if (text.data[at] == '\\') {
			write_backslash(out, text, &at);
		} else {
			buffer_add_char(out, '\\');
			buffer_add_char(out, text.data[at++]);
		}
		plain = at;
	}
	buffer_add_text(out, text_from(text, plain));
}

/*
 * Bytes of the text of a link, [text](place), with its brackets, that begins
 * at the front of a text; 0 where none does.
 */
static size_t
link_text(struct text text)
{
	size_t depth = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\\')
			i++;
		else if (text.data[i] == '[')
			depth++;
		else if (text.data[i] == ']' && --depth == 0)
			return i > 1 && char_at(text, i + 1) == '(' ? i + 1 : 0;
	}
	return 0;
}

void
md_escape_brackets(struct buffer *out, struct text text)
{
	struct text rest = text, piece;
	size_t link_end = 0;
	bool is_code;

	while (md_next_span(&rest, &piece, &is_code)) {
		for (size_t i = 0; i < piece.size; i++) {
			size_t at = (size_t)(piece.data + i - text.data);

			if (!is_code && piece.data[i] == '[' &&
			    at >= link_end) {
				size_t size = link_text(text_from(text, at));

				if (size == 0)
					buffer_add_char(out, '\\');
				link_end = at + size;
			}
			buffer_add_char(out, piece.data[i]);
			if (!is_code && piece.data[i] == '\\' &&
			    i + 1 < piece.size)
				buffer_add_char(out, piece.data[++i]);
		}
	}
}

void
md_escape_spans(struct buffer *out, struct text text)
{
	struct buffer bracketed = {0};
	struct text rest, piece;
	bool is_code;

	md_escape_brackets(&bracketed, text);
	rest = buffer_text(&bracketed);
	while (md_next_span(&rest, &piece, &is_code)) {
		if (is_code)
			buffer_add_text(out, piece);
		else
			write_prose(out, piece);
	}
	buffer_free(&bracketed);
}

/* Bytes of a number, a letter or a Roman numeral: what pandoc numbers with. */
static size_t
numeral_of(struct text text)
{
	size_t size = 0;

	while (ascii_is_digit(char_at(text, size)))
		size++;
	if (size > 0)
		return size;
	while (char_at(text, size) != '\0' &&
	       strchr("ivxlcdmIVXLCDM", text.data[size]) != NULL)
		size++;
	return size > 0 ? size : ascii_is_letter(char_at(text, 0));
}

/*
 * Whether a line is drawn: the underline of a heading, or a rule or a row of
 * a table, of one of the many kinds that there are.
 */
static bool
is_drawn(struct text line)
{
	line = text_trim(line);
	for (size_t i = 0; i < line.size; i++)
		if (!text_has_any((struct text){line.data + i, 1}, "-=:|+ \t"))
			return false;
	return text_has_any(line, "-=");
}

static bool
is_caption(struct text line)
{
	return line.size > 6 && memcmp(line.data + 1, "able:", 5) == 0 &&
	       (line.data[0] == 'T' || line.data[0] == 't');
}

/*
 * Where a backslash keeps a line of a paragraph from being a block to one of
 * the readers: the marker of a list, pandoc's "a." and "(1)" too, an
 * underline, a definition, a div, a line block.  SIZE_MAX: nowhere.
 */
static size_t
marker_at(struct text line)
{
	char c = char_at(line, 0), next = char_at(line, 1);
	bool is_bare = is_blank_or_end(line, 1);
	size_t size;

	if (c == '#' || c == '>' || c == '|' ||
	    (c == '(' && (next == '@' || next == '#')))
		return 0;
	if (is_bare && c != '\0' && strchr("-*+:~", c) != NULL)
		return 0;
	if (is_drawn(line) || (c == ':' && next == ':') ||
	    (c == '~' && next == '~' && char_at(line, 2) == '~'))
		return 0;
	if (c == '(') {
		size = numeral_of(text_from(line, 1));
		return size > 0 && char_at(line, size + 1) == ')' ? 0
								  : SIZE_MAX;
	}
	if (is_caption(line))
		return 5;
	size = numeral_of(line);
	if (size > 0 && is_blank_or_end(line, size + 1) &&
	    (char_at(line, size) == '.' || char_at(line, size) == ')'))
		return size;
	return SIZE_MAX;
}

size_t
md_escape_line(struct buffer *out, struct text rest, bool at_start)
{
	const char *end = memchr(rest.data, '\n', rest.size);
	struct text line = rest;
	size_t escape;

	if (end != NULL)
		line.size = (size_t)(end - rest.data) + 1;
	rest = line;
	escape = at_start ? marker_at(line) : SIZE_MAX;
	if (escape != SIZE_MAX) {
		write_prose(out, (struct text){line.data, escape});
		buffer_add_char(out, '\\');
		buffer_add_char(out, line.data[escape]);
		rest = text_from(line, escape + 1);
	}
	write_prose(out, rest);
	return line.size;
}

void
md_escape_heading(struct buffer *out, struct text text)
{
	struct buffer folded = {0}, spans = {0};
	struct text line;

	safe_add(&folded, text_trim(text), SAFE_LINE);
	line = buffer_text(&folded);
	md_escape_spans(&spans, line);
	line = buffer_text(&spans);
	/* A "#" at the end of a heading would close it. */
	if (line.size > 0 && line.data[line.size - 1] == '#' &&
	    (line.size == 1 || line.data[line.size - 2] != '\\')) {
		buffer_add(out, line.data, line.size - 1);
		buffer_print(out, "\\#");
	} else {
		buffer_add_text(out, line);
	}
	buffer_free(&spans);
	buffer_free(&folded);
}

void
md_escape_literal(struct buffer *out, struct text text)
{
	struct buffer folded = {0};

	safe_add(&folded, text_trim(text), SAFE_LINE);
	for (size_t i = 0; i < folded.size; i++) {
		if (strchr("\\`*_{}[]()#+-.!|<>~^$:@&", folded.data[i]) != NULL)
			buffer_add_char(out, '\\');
		buffer_add_char(out, folded.data[i]);
	}
	buffer_free(&folded);
}
