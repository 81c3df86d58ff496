#include "select/name.h"

#include <fnmatch.h>
#include <string.h>

#include "base/buffer.h"

bool
name_is_glob(struct text word)
{
	return text_has_any(word, "*?[");
}

bool
name_matches_glob(struct text glob, struct text name)
{
	struct buffer strings = {0};
	bool matches;

	buffer_add_text(&strings, glob);
	buffer_add_char(&strings, '\0');
	buffer_add_text(&strings, name);
	matches = fnmatch(strings.data, strings.data + glob.size + 1, 0) == 0;
	buffer_free(&strings);
	return matches;
}

struct text
name_of_word(struct text word)
{
	while (word.size > 0 && word.data[word.size - 1] == '/')
		word.size--;
	return word;
}

bool
name_visit(struct text name, bool (*visit)(void *context, struct text name),
	   void *context)
{
	if (visit(context, name))
		return true;
	while (name.size > 0)
		if (name.data[--name.size] == '/' && visit(context, name))
			return true;
	return false;
}

bool
name_matches(struct text word, struct text name)
{
	struct text outer = name_of_word(word);

	if (outer.size > 0 && outer.size <= name.size &&
	    memcmp(outer.data, name.data, outer.size) == 0 &&
	    (outer.size == name.size || name.data[outer.size] == '/'))
		return true;
	return name_is_glob(word) && name_matches_glob(word, name);
}
