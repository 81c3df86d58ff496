#include "read/deck.h"

#include <stdlib.h>

void
deck_free(struct deck *deck)
{
	if (deck == NULL)
		return;
	free(deck->path);
	free(deck->block);
	free(deck);
}

size_t
deck_count(const struct deck *deck)
{
	return deck->block->count;
}

struct question
deck_question(const struct deck *deck, size_t index)
{
	const char *block = (const char *)deck->block;
	const void *records = block + deck->block->records;

	return (struct question){deck, (const struct record *)records + index};
}

struct text
question_get(struct question question, enum field field)
{
	const char *block = (const char *)question.deck->block;
	struct span span = question.record->fields[field];

	if (span.size == 0)
		return (struct text){"", 0};
	return (struct text){block + span.offset, span.size};
}

enum level
question_level(struct question question)
{
	return (enum level)question.record->level;
}

bool
question_is_answered(struct question question)
{
	return question.record->fields[FIELD_ANSWER].size > 0;
}

bool
question_next_word(struct text *rest, struct text *word)
{
	return text_cut(rest, '\0', word);
}

bool
question_has_word(struct question question, enum field field, struct text word)
{
	struct text rest = question_get(question, field), each;

	while (question_next_word(&rest, &each))
		if (text_equal(each, word))
			return true;
	return false;
}

const char *
field_name(enum field field)
{
	static const char *const names[] = {
	    "id",   "question", "answer", "topic", "title",
	    "tags", "source",	"see",	  "refs",
	};

	return field < FIELD_COUNT ? names[field] : NULL;
}
