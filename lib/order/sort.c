#include "order/sort.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

struct entry {
	struct text text;
	struct words words; /* compared after the text, one by one */
	uint64_t number;
	size_t position;
	struct question question;
};

const char *const sort_names[] = {"id",	      "topic", "level", "source",
				  "question", "file",  NULL};

static int
compare_words(struct words a, struct words b)
{
	struct text x, y;

	for (;;) {
		bool has_x = words_next(&a, &x), has_y = words_next(&b, &y);
		int order;

		if (!has_x || !has_y)
			return has_x - has_y;
		order = text_compare(x, y);
		if (order != 0)
			return order;
	}
}

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = text_compare(a->text, b->text);

	if (order == 0)
		order = compare_words(a->words, b->words);
	if (order == 0)
		order = (a->number > b->number) - (a->number < b->number);
	if (order == 0)
		order =
		    (a->position > b->position) - (a->position < b->position);
	return order;
}

static struct entry
entry_for(struct question question, enum sort_key key)
{
	static const enum field fields[] = {
	    [SORT_ID] = FIELD_ID,
	    [SORT_TOPIC] = FIELD_TOPIC,
	    [SORT_QUESTION] = FIELD_QUESTION,
	};
	struct entry entry = {.question = question, .text = {"", 0}};

	if (key == SORT_LEVEL) {
		entry.number = level_rank(question_level(question));
	} else if (key == SORT_FILE) {
		entry.text = text_of(question.deck->path);
		entry.number = question_place(question).line;
	} else if (key == SORT_SOURCE) {
		entry.words = question_words(question, FIELD_SOURCE);
	} else {
		entry.text = question_get(question, fields[key]);
	}
	return entry;
}

void
sort_selection(struct selection *selection, enum sort_key key)
{
	struct entry *entries =
	    mem_resize(NULL, selection->count, sizeof(*entries));

	for (size_t i = 0; i < selection->count; i++) {
		entries[i] = entry_for(selection->list[i], key);
		entries[i].position = i;
	}
	qsort(entries, selection->count, sizeof(*entries), compare);
	for (size_t i = 0; i < selection->count; i++)
		selection->list[i] = entries[i].question;
	free(entries);
}
