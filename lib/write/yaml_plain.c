#include "write/yaml_plain.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"

/* In lower case; readers know "yes", "Yes" and "YES". */
static const char *const words[] = {
    "",	  "~",	 "null", "y", "yes",  "n",     "no",	"true", "false",
    "on", "off", "<<",	 "=", ".inf", "-.inf", "+.inf", ".nan",
};

static bool
is_word(struct text text, const char *word)
{
	size_t size = strlen(word);

	if (text.size != size)
		return false;
	for (size_t i = 0; i < size; i++)
		if (ascii_lower(text.data[i]) != word[i])
			return false;
	return true;
}

/*
 * Returns whether a text has only the characters of numbers (sexagesimal ones
 * included) and of dates.
 */
static bool
resembles_number(struct text text)
{
	if (!ascii_is_digit(text.data[0]) &&
	    strchr("+-.", text.data[0]) == NULL)
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (text.data[i] == '\0' ||
		    strchr("0123456789abcdefABCDEFoOxXtTzZ+-._: \t",
			   text.data[i]) == NULL)
			return false;
	return true;
}

bool
yaml_plain_is_text(struct text text)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (is_word(text, words[i]))
			return false;
	return text.size == 0 || !resembles_number(text);
}
