#include "setters.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/safe.h"
#include "base/slurp.h"
#include "base/suggest.h"

int
set_choose(const char *kind, struct text name, const char *const *names,
	   struct buffer *error)
{
	struct suggest suggest;

	suggest_init(&suggest, name);
	for (int i = 0; names[i] != NULL; i++) {
		if (text_is(name, names[i]))
			return i;
		suggest_offer(&suggest, text_of(names[i]));
	}
	buffer_print(error, "%s is not a %s", QUOTE(name), kind);
	suggest_print(&suggest, error);
	for (int i = 0; suggest.count == 0 && names[i] != NULL; i++)
		buffer_print(error, "%s%s", i == 0 ? "; use one of " : ", ",
			     names[i]);
	return -1;
}

int
set_choose_next(const char *kind, struct text *rest, const char *const *names,
		struct buffer *error)
{
	struct text name = *rest;

	text_cut(rest, ',', &name);
	return set_choose(kind, name, names, error);
}

bool
set_flag(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)text;
	(void)error;
	*(bool *)((char *)options + row->offset) = true;
	return true;
}

bool
set_word(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)error;
	*(const char **)((char *)options + row->offset) = text;
	return true;
}

bool
set_number(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	unsigned long long number;

	errno = 0;
	number = strtoull(text, NULL, 10);
	if (*text == '\0' || text[strspn(text, "0123456789")] != '\0' ||
	    number < (unsigned)row->value) {
		buffer_print(error, "%s is not a whole number of at least %d",
			     QUOTE(text_of(text)), row->value);
		return false;
	}
	if (errno != 0 || number > SIZE_MAX / 2) {
		buffer_print(error, "%s is too large", QUOTE(text_of(text)));
		return false;
	}
	*(size_t *)((char *)options + row->offset) = (size_t)number;
	return true;
}

bool
set_answers(const struct option_row *row, struct options *options,
	    const char *text, struct buffer *error)
{
	(void)text;
	(void)error;
	options->sheet.answers = (enum answers)row->value;
	options->has_answers = true;
	return true;
}

bool
set_format(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	const char **names = NULL;
	size_t count = 0;

	(void)row;
	options->format = format_find(text);
	if (options->format != NULL)
		return true;
	while (formats[count] != NULL)
		count++;
	names = mem_alloc((count + 1) * sizeof(*names));
	for (size_t i = 0; i < count; i++)
		names[i] = formats[i]->name;
	set_choose("format", text_of(text), names, error);
	free(names);
	return false;
}

bool
set_slurp(const struct option_row *row, struct options *options,
	  const char *path, struct buffer *lines, struct buffer *error)
{
	bool is_input = strcmp(path, "-") == 0;

	if (is_input && options->input_user != NULL) {
		buffer_print(error, "standard input is already used by --%s",
			     options->input_user);
		return false;
	}
	if (is_input)
		options->input_user = row->name;
	if (slurp_file(lines, path))
		return true;
	buffer_print(error, "%s: %s", QUOTE(text_of(path)), strerror(errno));
	return false;
}
