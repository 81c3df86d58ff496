#include "markdown/escape.h"

#include <string.h>

#include "base/ascii.h"
#include "base/safe.h"
#include "markdown/entity.h"

static char
char_at(struct text text, size_t at, char after)
{
	return at < text.size ? text.data[at] : after;
}

static bool
is_word(char c)
{
	return ascii_is_alphanumeric(c) || c == '_' || c == '+' || c == '-';
}

/*
 * Returns whether ":name:" begins at AT, which pandoc and GitHub read as an
 * emoji.
 */
static bool
is_emoji(struct text text, size_t at)
{
	enum { LONGEST = 64 };
	size_t end = at + 1;

	while (end < text.size && end - at < LONGEST && is_word(text.data[end]))
		end++;
	return end > at + 1 && end < text.size && text.data[end] == ':';
}

/* Returns whether the dot at AT belongs to an address, "www.example.com". */
static bool
is_www(struct text text, size_t at)
{
	return at >= 3 && ascii_lower(text.data[at - 1]) == 'w' &&
	       ascii_lower(text.data[at - 2]) == 'w' &&
	       ascii_lower(text.data[at - 3]) == 'w';
}

/* Returns whether the colon at AT belongs to an address, "https://". */
static bool
is_scheme(struct text text, size_t at)
{
	return at > 0 && ascii_is_letter(text.data[at - 1]) &&
	       char_at(text, at + 1, '\0') == '/' &&
	       char_at(text, at + 2, '\0') == '/';
}

/* Returns whether a character needs a backslash in its position. */
static bool
needs_escape(struct text text, size_t at, char before, char after,
	     unsigned place)
{
	char c = text.data[at];
	char previous = at > 0 ? text.data[at - 1] : before;
	char next = char_at(text, at + 1, after);

	switch (c) {
	case '\\':
	case '`':
	case '[':
		return true;
	case ']':
		return place & ESCAPE_LINK;
	case '|':
		return place & ESCAPE_CELL;
	case '*':
	case '_':
	case '~':
	case '^':
	case '$':
		return !ascii_is_blank(previous) || !ascii_is_blank(next) ||
		       previous == '\n';
	case '<':
		return !ascii_is_blank(next);
	case '{':
		return (place & ESCAPE_HEADING) || previous == '@' ||
		       (at == 0 && !ascii_is_blank(before));
	case '!':
		return next == '[' && at + 1 == text.size;
	case '&':
		/* A mark may be dropped because readers disagree about it. */
		return entity_is_at(text, at) ||
		       (after == '*' && entity_may_end(text, at));
	case ':':
		return is_emoji(text, at) || is_scheme(text, at);
	case '.':
		return is_www(text, at);
	default:
		return false;
	}
}

void
escape_add_text(struct buffer *out, struct text text, char before, char after,
		unsigned place)
{
	/* A line that begins with a no-break space would look empty. */
	if (before == '\n' && text.size > 1 &&
	    memcmp(text.data, "\xC2\xA0", 2) == 0) {
		buffer_print(out, "&nbsp;");
		text = text_from(text, 2);
		before = ';';
	}
	for (size_t at = 0; at < text.size; at++) {
		if (needs_escape(text, at, before, after, place))
			buffer_add_char(out, '\\');
		buffer_add_char(out, text.data[at]);
	}
}

/*
 * Returns the bytes of a number, a letter or a Roman numeral, which pandoc
 * uses to number lists.
 */
static size_t
numeral_size(struct text text)
{
	size_t size = 0;

	while (ascii_is_digit(char_at(text, size, '\0')))
		size++;
	if (size > 0)
		return size;
	while (size < text.size &&
	       strchr("ivxlcdmIVXLCDM", text.data[size]) != NULL)
		size++;
	return size > 0 ? size : ascii_is_letter(char_at(text, 0, '\0'));
}

/*
 * Returns whether a line is drawn: the underline of a heading, a rule, or a
 * row of a table, each of which comes in many forms.
 */
static bool
is_drawn(struct text line)
{
	bool has_stroke = false;

	for (size_t i = 0; i < line.size; i++) {
		char c = line.data[i];

		if (c == '-' || c == '=')
			has_stroke = true;
		else if (c != ':' && c != '|' && c != '+' && c != ' ')
			return false;
	}
	return has_stroke;
}

static bool
is_caption(struct text line)
{
	return line.size > 6 && memcmp(line.data + 1, "able:", 5) == 0 &&
	       (line.data[0] == 'T' || line.data[0] == 't');
}

/*
 * Returns the place in a line where a backslash prevents all readers from
 * taking it for the start of a block: a list (also pandoc's "a." and "(1)"),
 * an underline, a definition, a div, or a line block.  Returns SIZE_MAX if no
 * backslash is needed.
 */
static size_t
marker_at(struct text line)
{
	char c = char_at(line, 0, '\n'), next = char_at(line, 1, '\n');
	size_t size;

	if (c == '#' || c == '>' || c == '|' || is_drawn(line) ||
	    (c == '(' && (next == '@' || next == '#')) ||
	    (c == ':' && next == ':'))
		return 0;
	if ((c == '-' || c == '+' || c == '*' || c == ':') &&
	    ascii_is_blank(next))
		return 0;
	if (c == '(') {
		size = numeral_size(text_from(line, 1));
		return size > 0 && char_at(line, size + 1, '\n') == ')'
			   ? 0
			   : SIZE_MAX;
	}
	if (is_caption(line))
		return 5;
	size = numeral_size(line);
	next = char_at(line, size, '\n');
	return size > 0 && (next == '.' || next == ')') &&
		       ascii_is_blank(char_at(line, size + 1, '\n'))
		   ? size
		   : SIZE_MAX;
}

void
escape_line(struct buffer *out, size_t start)
{
	struct text rest = text_from(buffer_text(out), start), line = rest;
	size_t at;

	text_cut(&rest, '\n', &line);
	at = marker_at(line);
	if (at == SIZE_MAX)
		return;
	buffer_add_char(out, ' ');
	memmove(out->data + start + at + 1, out->data + start + at,
		out->size - 1 - start - at);
	out->data[start + at] = '\\';
}

size_t
escape_longest_run(struct text text, char mark)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < text.size; i++) {
		run = text.data[i] == mark ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

void
escape_add_code(struct buffer *out, struct text code)
{
	size_t longest = escape_longest_run(code, '`');
	bool is_padded;

	/* One blank is stripped at both ends, if there is anything else. */
	is_padded = code.size > 0 &&
		    (code.data[0] == '`' || code.data[code.size - 1] == '`' ||
		     (code.data[0] == ' ' && code.data[code.size - 1] == ' ' &&
		      text_trim(code).size > 0));
	for (size_t i = 0; i <= longest; i++)
		buffer_add_char(out, '`');
	if (is_padded)
		buffer_add_char(out, ' ');
	buffer_add_text(out, code);
	if (is_padded)
		buffer_add_char(out, ' ');
	for (size_t i = 0; i <= longest; i++)
		buffer_add_char(out, '`');
}

/* Characters of an address that no reader treats specially. */
static bool
is_plain_in_address(char c)
{
	return ascii_is_alphanumeric(c) ||
	       (c != '\0' && strchr("-._/?#@!$'(),;:=%+&", c) != NULL);
}

bool
escape_is_autolink(struct text address, bool is_in_span)
{
	size_t size = address.size;

	for (size_t i = 0; i < size; i++) {
		char c = address.data[i];

		if (is_plain_in_address(c) && !(is_in_span && c == '_') &&
		    (c != '&' || !entity_is_at(address, i)))
			continue;
		if (is_in_span || c == '\0' || strchr("*[]~", c) == NULL)
			return false;
	}
	return (size > 7 && memcmp(address.data, "http://", 7) == 0) ||
	       (size > 8 && memcmp(address.data, "https://", 8) == 0);
}

void
escape_add_address(struct buffer *out, struct text address)
{
	buffer_add_char(out, '<');
	for (size_t i = 0; i < address.size; i++) {
		char c = address.data[i];

		if (is_plain_in_address(c) && c != '(' && c != ')' &&
		    !(c == '&' && entity_is_at(address, i)))
			buffer_add_char(out, c);
		else
			buffer_print(out, "%%%02X", (unsigned char)c);
	}
	buffer_add_char(out, '>');
}

void
escape_add_literal(struct buffer *out, struct text text, unsigned place)
{
	struct buffer safe = {0};

	safe_add(&safe, text_trim(text), SAFE_LINE);
	escape_add_text(out, buffer_text(&safe), '\n', '\n', place);
	buffer_free(&safe);
}
