#include <string.h>

#include "base/ascii.h"
#include "fuzz.h"

/*
 * Checks what the formats promise, without the program's own readers and
 * tables, because a mistake in those must not hide itself.
 */

/* Returns the bytes of the UTF-8 character at the front, or 0; RFC 3629. */
static size_t
character(const unsigned char *s, size_t left, uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t size = s[0] < 0x80	  ? 1
		      : s[0] >> 5 == 0x06 ? 2
		      : s[0] >> 4 == 0x0E ? 3
		      : s[0] >> 3 == 0x1E ? 4
					  : 0;

	if (size == 0 || size > left)
		return 0;
	*code = size == 1 ? s[0] : s[0] & (0x7Fu >> size);
	for (size_t i = 1; i < size; i++) {
		if (s[i] >> 6 != 2)
			return 0;
		*code = *code << 6 | (s[i] & 0x3Fu);
	}
	if (*code < least[size] || *code > 0x10FFFF ||
	    (*code >= 0xD800 && *code <= 0xDFFF))
		return 0;
	return size;
}

const char *
fuzz_check_safe(struct text text, const char *allowed)
{
	const unsigned char *data = (const void *)text.data;
	uint32_t code;

	for (size_t at = 0, size; at < text.size; at += size) {
		size = 1;
		if (data[at] >= ' ' && data[at] <= '~')
			continue;
		size = character(data + at, text.size - at, &code);
		if (size == 0)
			return "not UTF-8";
		if (code == '\n' ||
		    (code != 0 && code < 0x80 && strchr(allowed, (int)code)))
			continue;
		if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
			return "a control character";
		if (code == 0x200B || (code >= 0x2028 && code <= 0x202E) ||
		    (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF)
			return "an invisible character";
	}
	return NULL;
}

/* These functions parse JSON, RFC 8259.  Each returns what follows, or NULL. */
static const char *
json_blank(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	return s;
}

static const char *
json_string(const char *s, const char *end)
{
	if (s == end || *s++ != '"')
		return NULL;
	while (s < end && *s != '"') {
		if ((unsigned char)*s < ' ')
			return NULL;
		if (*s++ != '\\')
			continue;
		if (s == end || strchr("\"\\/bfnrtu", *s) == NULL)
			return NULL;
		if (*s++ != 'u')
			continue;
		for (int i = 0; i < 4; i++, s++)
			if (s == end || *s == '\0' ||
			    strchr("0123456789abcdefABCDEF", *s) == NULL)
				return NULL;
	}
	return s < end ? s + 1 : NULL;
}

static const char *
json_atom(const char *s, const char *end)
{
	static const char *const words[] = {"null", "true", "false"};

	for (size_t i = 0; i < 3; i++) {
		size_t size = strlen(words[i]);

		if ((size_t)(end - s) >= size && !memcmp(s, words[i], size))
			return s + size;
	}
	if (s < end && *s == '"')
		return json_string(s, end);
	if (s == end || *s < '0' || *s > '9')
		return NULL;
	while (s < end && *s >= '0' && *s <= '9')
		s++;
	return s;
}

/* Parses a value.  The brackets of arrays and objects are kept on a stack. */
static const char *
json_value(const char *s, const char *end)
{
	char open[64];
	size_t depth = 0;

	for (;;) {
		s = json_blank(s, end);
		if (s < end && (*s == '[' || *s == '{') && depth < 64 &&
		    !(s + 1 < end && (s[1] == ']' || s[1] == '}'))) {
			open[depth++] = *s++;
		} else if (s + 1 < end && (*s == '[' || *s == '{')) {
			s += 2;
			goto after;
		} else {
			s = json_atom(s, end);
			goto after;
		}
	key:
		if (open[depth - 1] == '{') {
			s = json_string(json_blank(s, end), end);
			if (s == NULL || s == end || *s++ != ':')
				return NULL;
		}
		continue;
	after:
		while (s != NULL && s < end && depth > 0 &&
		       *s == (open[depth - 1] == '{' ? '}' : ']')) {
			s++;
			depth--;
		}
		if (s == NULL || depth == 0)
			return s;
		if (s == end || *s++ != ',')
			return NULL;
		goto key;
	}
}

const char *
fuzz_check_json(struct text text)
{
	struct text line;

	while (text_cut(&text, '\n', &line)) {
		const char *end = line.data + line.size;

		if (line.data[0] != '{' || json_value(line.data, end) != end)
			return "a line that is not a JSON object";
	}
	return NULL;
}

/*
 * Skips a quoted field and the character after it.  Returns false if there is
 * none.
 */
static bool
take_field(struct text *rest, struct buffer *field, char after)
{
	size_t at = 1;

	field->size = 0;
	if (rest->size < 3 || rest->data[0] != '"')
		return false;
	for (; at + 1 < rest->size; at++) {
		if (rest->data[at] == '"' && rest->data[++at] != '"')
			break;
		buffer_add_char(field, rest->data[at]);
	}
	if (at >= rest->size || rest->data[at] != after)
		return false;
	*rest = text_from(*rest, at + 1);
	return true;
}

const char *
fuzz_check_anki(struct text text)
{
	struct buffer field = {0};
	const char *wrong = NULL;
	struct text line;

	while (text.size > 0 && text.data[0] == '#')
		text_cut(&text, '\n', &line);
	while (text.size > 0 && wrong == NULL)
		for (int i = 0; i < 5 && wrong == NULL; i++) {
			if (!take_field(&text, &field, i == 4 ? '\n' : '\t'))
				wrong = "a record without its fields";
			else if (i == 2 || i == 3)
				wrong = fuzz_check_html(buffer_text(&field));
		}
	buffer_free(&field);
	return wrong;
}
