#include "read/id.h"

#include "base/ascii.h"
#include "base/hash.h"

enum { MAX_WORDS_SIZE = 32 };

bool
id_is_valid(struct text id)
{
	if (id.size == 0 || !ascii_is_alphanumeric(id.data[0]))
		return false;
	for (size_t i = 1; i < id.size; i++)
		if (!ascii_is_alphanumeric(id.data[i]) && id.data[i] != '.' &&
		    id.data[i] != '_' && id.data[i] != '-')
			return false;
	return true;
}

/* Cuts the next run of letters and digits off the front of *REST. */
static bool
next_word(struct text *rest, struct text *word)
{
	while (rest->size > 0 && !ascii_is_alphanumeric(rest->data[0]))
		*rest = text_from(*rest, 1);
	*word = (struct text){rest->data, 0};
	while (word->size < rest->size &&
	       ascii_is_alphanumeric(rest->data[word->size]))
		word->size++;
	*rest = text_from(*rest, word->size);
	return word->size > 0;
}

void
id_derive(struct text question, struct buffer *id)
{
	uint64_t hash = hash_text(question);
	size_t start = id->size;
	struct text rest = question, word;

	while (next_word(&rest, &word) &&
	       id->size - start + word.size < MAX_WORDS_SIZE) {
		for (size_t i = 0; i < word.size; i++)
			buffer_add_char(id, ascii_lower(word.data[i]));
		buffer_add_char(id, '-');
	}
	if (id->size == start)
		buffer_print(id, "q-");
	buffer_print(id, "%08x", (unsigned)(hash ^ hash >> 32));
}

bool
id_next(struct text *lines, struct text *id)
{
	struct text line;

	while (text_cut(lines, '\n', &line)) {
		*id = (struct text){line.data, 0};
		while (id->size < line.size && line.data[id->size] != ' ' &&
		       line.data[id->size] != '\t' &&
		       line.data[id->size] != '\r')
			id->size++;
		if (id->size > 0)
			return true;
	}
	return false;
}
