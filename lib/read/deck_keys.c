#include "read/deck_keys.h"

#include "base/suggest.h"

static const struct key keys[] = {
    {"question", 0, IN_QUESTION, KIND_TEXT, FIELD_QUESTION},
    {"id", 1, IN_QUESTION, KIND_ID, FIELD_ID},
    {"level", 2, IN_DECK | IN_QUESTION, KIND_LEVEL, FIELD_COUNT},
    {"tags", 3, IN_DECK | IN_QUESTION, KIND_WORDS, FIELD_TAGS},
    {"source", 4, IN_DECK | IN_QUESTION, KIND_WORDS, FIELD_SOURCE},
    {"see", 5, IN_QUESTION, KIND_WORDS, FIELD_SEE},
    {"answer", 6, IN_QUESTION, KIND_TEXT, FIELD_ANSWER},
    {"topic", 7, IN_DECK | IN_QUESTION, KIND_TEXT, FIELD_TOPIC},
    {"title", 8, IN_DECK, KIND_TEXT, FIELD_TITLE},
    {"refs", 10, IN_QUESTION, KIND_WORDS, FIELD_REFS},
    {"questions", 9, IN_DECK, KIND_QUESTIONS, FIELD_COUNT},
};

/* What other question banks call them. */
static const struct {
	const char *name, *meant;
} synonyms[] = {
    {"difficulty", "level"}, {"category", "topic"},  {"explanation", "answer"},
    {"uuid", "id"},	     {"prompt", "question"}, {"solution", "answer"},
    {"labels", "tags"},	     {"name", "title"},
};

enum {
	KEY_COUNT = sizeof(keys) / sizeof(*keys),
	SYNONYM_COUNT = sizeof(synonyms) / sizeof(*synonyms),
};

const struct key *
deck_key_find(struct text name, enum scope scope)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		if ((keys[i].scopes & scope) && name.size > 0 &&
		    name.data[0] == keys[i].name[0] &&
		    text_is(name, keys[i].name))
			return &keys[i];
	return NULL;
}

const char *
deck_key_meant(struct text name, enum scope scope)
{
	struct suggest suggest;

	for (size_t i = 0; i < SYNONYM_COUNT; i++)
		if (text_is(name, synonyms[i].name))
			return synonyms[i].meant;
	suggest_init(&suggest, name);
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (keys[i].scopes & scope)
			suggest_offer(&suggest, text_of(keys[i].name));
	return suggest.count > 0 ? suggest.best[0].data : NULL;
}
