#include "order/group.h"

#include <stddef.h>

const char *const group_names[] = {"none", "topic",  "level",
				   "tag",  "source", NULL};

struct text
group_key(struct question question, enum group group)
{
	struct words list;
	struct text word = {"", 0}, collection;

	switch (group) {
	case GROUP_TOPIC:
		return question_get(question, FIELD_TOPIC);
	case GROUP_LEVEL:
		return text_of(level_name(question_level(question)));
	case GROUP_TAG:
		list = question_words(question, FIELD_TAGS);
		words_next(&list, &word);
		return word;
	case GROUP_SOURCE:
		list = question_words(question, FIELD_SOURCE);
		words_next(&list, &word);
		return text_cut(&word, '/', &collection) ? collection : word;
	default:
		return word;
	}
}
