#include "base/text.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

bool
text_begins_with(struct text text, const char *beginning)
{
	struct text wanted = text_of(beginning);

	return text.size >= wanted.size &&
	       memcmp(text.data, wanted.data, wanted.size) == 0;
}

bool
text_ends_with(struct text text, const char *ending)
{
	struct text wanted = text_of(ending);

	return text.size > wanted.size &&
	       text_equal(text_from(text, text.size - wanted.size), wanted);
}

int
text_compare(struct text a, struct text b)
{
	size_t common = a.size < b.size ? a.size : b.size;
	int order = common > 0 ? memcmp(a.data, b.data, common) : 0;

	if (order != 0)
		return order;
	return (a.size > b.size) - (a.size < b.size);
}

struct text
text_trim(struct text text)
{
	while (text.size > 0 && ascii_is_blank(text.data[text.size - 1]))
		text.size--;
	while (text.size > 0 && ascii_is_blank(text.data[0]))
		text = text_from(text, 1);
	return text;
}

struct text
text_chomp(struct text text)
{
	while (text.size > 0 && text.data[text.size - 1] == '\n')
		text.size--;
	return text;
}

bool
text_cut(struct text *rest, char separator, struct text *piece)
{
	const char *end;

	if (rest->size == 0)
		return false;
	end = memchr(rest->data, separator, rest->size);
	if (end == NULL) {
		*piece = *rest;
		*rest = text_from(*rest, rest->size);
	} else {
		*piece = (struct text){rest->data, (size_t)(end - rest->data)};
		*rest = text_from(*rest, piece->size + 1);
	}
	return true;
}

bool
text_has_any(struct text text, const char *set)
{
	for (; *set != '\0' && text.size > 0; set++)
		if (memchr(text.data, *set, text.size) != NULL)
			return true;
	return false;
}

bool
text_holds(struct text text, const char *at)
{
	uintptr_t start = (uintptr_t)text.data;

	return (uintptr_t)at >= start && (uintptr_t)at - start < text.size;
}

struct text
text_line_at(struct text text, const char *at)
{
	const char *end = text.data + text.size, *start = at;

	while (start > text.data && start[-1] != '\n')
		start--;
	while (at < end && *at != '\n')
		at++;
	return (struct text){start, (size_t)(at - start)};
}
