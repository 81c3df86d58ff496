#include "order/sort.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct entry {
	struct text text;
	uint64_t number;
	size_t position;
	struct question question;
};

static const char *const names[] = {"id",     "topic",	  "level",
				    "source", "question", "file"};

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = text_compare(a->text, b->text);

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
	    [SORT_SOURCE] = FIELD_SOURCE,
	    [SORT_QUESTION] = FIELD_QUESTION,
	};
	struct entry entry = {.question = question, .text = {"", 0}};

	if (key == SORT_LEVEL) {
		entry.number = level_rank(question_level(question));
	} else if (key == SORT_FILE) {
		entry.text = text_of(question.deck->path);
		entry.number = question.record->line;
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

bool
sort_parse(const char *name, enum sort_key *key)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(name, names[i]) == 0) {
			*key = (enum sort_key)i;
			return true;
		}
	}
	return false;
}
