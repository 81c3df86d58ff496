#include "read/json.h"

#include <string.h>

#include "base/ascii.h"

enum {
	ESCAPE = 6,	   /* bytes of \uXXXX */
	PAIR = 2 * ESCAPE, /* of two surrogates */
	LONG_ESCAPE = 10,  /* of \UXXXXXXXX */
};

/* Returns whether a character can occur outside strings in JSON. */
static bool
is_json(char c)
{
	return ascii_is_blank(c) || ascii_is_digit(c) ||
	       (c != '\0' && strchr("{}[],:\"+-.Etruefalsn", c) != NULL);
}

bool
json_passes(struct json *json, const unsigned char *data, size_t size)
{
	size_t i = 0;

	if (json->kind == JSON_UNKNOWN) {
		while (i < size && ascii_is_blank((char)data[i]))
			i++;
		if (i < size && data[i] == '{')
			json->kind = JSON_HELD;
		else if (i < size)
			json->kind = data[i] == '[' ? JSON_VALUE : JSON_NOT;
	}
	return json->kind == JSON_NOT && !json->is_broken &&
	       json->out.size == 0;
}

static void
decide(struct json *json, enum json_kind kind)
{
	if (json->kind != JSON_HELD)
		return;
	json->kind = kind;
	json->is_list = kind == JSON_LINES;
}

/* Stops changing the file, because the rest is not JSON. */
static void
give_up(struct json *json)
{
	json->is_broken = json->kind == JSON_LINES;
	json->kind = JSON_NOT;
}

/* Uses a key of the first object to decide what the file is. */
static void
end_key(struct json *json)
{
	struct text key;

	if (json->kind != JSON_HELD || json->depth != 1 || json->is_after_colon)
		return;
	key = text_from(buffer_text(&json->out), json->key);
	if (text_is(key, "\"question\""))
		decide(json, JSON_LINES);
	else if (text_is(key, "\"questions\""))
		decide(json, JSON_VALUE);
}

/* Adds a character outside strings. */
static void
add_mark(struct json *json, char c)
{
	bool ends = c == '}' || c == ']';

	json->is_in_string = c == '"';
	if (c == '"')
		json->key = json->out.size;
	if (!ascii_is_blank(c) && c != '"')
		json->is_after_colon = c == ':';
	if (c == '{' || c == '[')
		json->depth++;
	else if (ends && json->depth > 0)
		json->depth--;
	buffer_add_char(&json->out, c);
	if (!ends || json->depth > 0)
		return;
	decide(json, JSON_VALUE);
	if (json->kind == JSON_LINES)
		buffer_add_char(&json->out, ',');
}

/* Returns the number that \uXXXX at the front of a text names, or 0. */
static unsigned
unit_at(struct text text)
{
	unsigned unit = 0;

	if (text.size < ESCAPE || text.data[0] != '\\' || text.data[1] != 'u')
		return 0;
	for (size_t i = 2; i < ESCAPE; i++) {
		int digit = ascii_hex(text.data[i]);

		if (digit < 0)
			return 0;
		unit = unit * 16 + (unsigned)digit;
	}
	return unit;
}

/* Adds the escape at the front of a text and returns its size. */
static size_t
add_escape(struct json *json, struct text rest)
{
	unsigned high = unit_at(rest), low = 0;

	if (high >= 0xD800 && high < 0xDC00)
		low = unit_at(text_from(rest, ESCAPE));
	if (low < 0xDC00 || low >= 0xE000) {
		buffer_add(&json->out, rest.data, 2);
		return 2;
	}
	buffer_print(&json->out, "\\U%08X",
		     0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
	json->padding += PAIR - LONG_ESCAPE;
	return PAIR;
}

/* Adds what precedes the next quote, escape or newline; returns its size. */
static size_t
add_plain(struct json *json, struct text rest)
{
	size_t size = 0;

	while (size < rest.size && rest.data[size] != '"' &&
	       rest.data[size] != '\\' && rest.data[size] != '\n')
		size++;
	buffer_add(&json->out, rest.data, size);
	return size;
}

static void
end_string(struct json *json)
{
	buffer_add_char(&json->out, '"');
	end_key(json);
	for (; json->padding > 0; json->padding--)
		buffer_add_char(&json->out, ' ');
	json->is_in_string = false;
}

/* Adds a piece of a string; returns its size, or 0 if it is not JSON. */
static size_t
add_piece(struct json *json, struct text rest)
{
	switch (rest.data[0]) {
	case '"':
		end_string(json);
		return 1;
	case '\n':
		return 0;
	case '\\':
		return add_escape(json, rest);
	default:
		return add_plain(json, rest);
	}
}

/* Adds the front of a text; returns its size, or 0 if it is not JSON. */
static size_t
add_next(struct json *json, struct text rest)
{
	if (json->is_in_string)
		return add_piece(json, rest);
	if (!is_json(rest.data[0]))
		return 0;
	add_mark(json, rest.data[0]);
	return 1;
}

/* Returns whether a text may be the beginning of a longer escape. */
static bool
needs_more(const struct json *json, struct text rest, bool is_end)
{
	return json->is_in_string && rest.data[0] == '\\' &&
	       rest.size < (is_end ? 2 : PAIR);
}

/* Adds the contents of json->in, up to the beginning of an escape. */
static void
scan(struct json *json, bool is_end)
{
	struct text rest = buffer_text(&json->in);

	while (rest.size > 0 && json->kind != JSON_NOT &&
	       !needs_more(json, rest, is_end)) {
		size_t size = add_next(json, rest);

		if (size == 0)
			give_up(json);
		rest = text_from(rest, size);
	}
	if (json->kind == JSON_NOT || is_end) {
		if (!json->is_broken)
			buffer_add_text(&json->out, rest);
		rest.size = 0;
	}
	if (rest.size > 0)
		memmove(json->in.data, rest.data, rest.size);
	json->in.size = rest.size;
}

void
json_add(struct json *json, const unsigned char *data, size_t size)
{
	if (json->is_broken)
		return;
	buffer_add(&json->in, data, size);
	scan(json, false);
}

void
json_end(struct json *json)
{
	scan(json, true);
	if (json->kind == JSON_LINES)
		buffer_add_char(&json->out, ']');
	else if (!json->is_broken)
		json->kind = JSON_NOT;
}

size_t
json_take(struct json *json, unsigned char *data, size_t size)
{
	struct text rest = text_from(buffer_text(&json->out), json->taken);

	if (json->kind == JSON_UNKNOWN || json->kind == JSON_HELD || size == 0)
		return 0;
	if (json->is_list && !json->is_begun) {
		json->is_begun = true;
		data[0] = '[';
		return 1;
	}
	if (rest.size < size)
		size = rest.size;
	if (size > 0)
		memcpy(data, rest.data, size);
	json->taken += size;
	if (json->taken == json->out.size)
		json->taken = json->out.size = 0;
	return size;
}

void
json_free(struct json *json)
{
	buffer_free(&json->in);
	buffer_free(&json->out);
}
