#include "read/deck_keys.h"

#include "base/suggest.h"
#include "read/deck_choices.h"
#include "read/deck_values.h"

static const struct key keys[] = {
    {TEXT_INITIAL("question"), IN_QUESTION, read_body,
     offsetof(struct record, question)},
    {TEXT_INITIAL("id"), IN_QUESTION, read_id, 0},
    {TEXT_INITIAL("level"), IN_DECK | IN_QUESTION, read_level, 0},
    {TEXT_INITIAL("tags"), IN_DECK | IN_QUESTION, read_tags, 0},
    {TEXT_INITIAL("source"), IN_DECK | IN_QUESTION, read_words,
     offsetof(struct record, source)},
    {TEXT_INITIAL("see"), IN_QUESTION, read_words,
     offsetof(struct record, see)},
    {TEXT_INITIAL("refs"), IN_QUESTION, read_words,
     offsetof(struct record, refs)},
    {TEXT_INITIAL("points"), IN_QUESTION, read_points, 0},
    {TEXT_INITIAL("choices"), IN_QUESTION, read_choice_list, 0},
    {TEXT_INITIAL("text"), IN_CHOICE, read_choice_text, 0},
    {TEXT_INITIAL("right"), IN_CHOICE, read_verdict, true},
    {TEXT_INITIAL("wrong"), IN_CHOICE, read_verdict, false},
    {TEXT_INITIAL("pin"), IN_CHOICE, read_pin, 0},
    {TEXT_INITIAL("answer"), IN_QUESTION, read_body,
     offsetof(struct record, answer)},
    {TEXT_INITIAL("topic"), IN_DECK | IN_QUESTION, read_topic, 0},
    {TEXT_INITIAL("title"), IN_DECK, read_line,
     offsetof(struct document, title)},
    {TEXT_INITIAL("license"), IN_DECK, read_line,
     offsetof(struct document, license)},
    {TEXT_INITIAL("author"), IN_DECK, read_line,
     offsetof(struct document, author)},
    {TEXT_INITIAL("questions"), IN_DECK, read_question_list, 0},
};

/* The names that other question banks use. */
static const struct {
	const char *name, *meant;
	bool is_list; /* only if its value is not a text */
} synonyms[] = {
    {"difficulty", "level", false},	{"category", "topic", false},
    {"explanation", "answer", false},	{"uuid", "id", false},
    {"prompt", "question", false},	{"solution", "answer", false},
    {"labels", "tags", false},		{"name", "title", false},
    {"licence", "license", false},	{"references", "refs", false},
    {"marks", "points", false},		{"score", "points", false},
    {"correct", "right", false},	{"incorrect", "wrong", false},
    {"answers", "choices", true},	{"options", "choices", false},
    {"alternatives", "choices", false},
};

enum {
	KEY_COUNT = sizeof(keys) / sizeof(*keys),
	SYNONYM_COUNT = sizeof(synonyms) / sizeof(*synonyms),
};

_Static_assert(KEY_COUNT <= 32, "a set of keys is an unsigned");

const struct key *
deck_key_find(struct text name, enum scope scope)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		if ((keys[i].scopes & scope) && text_equal(name, keys[i].name))
			return &keys[i];
	return NULL;
}

unsigned
deck_key_bit(const struct key *key)
{
	return (unsigned)(key - keys);
}

const char *
deck_key_meant(struct text name, enum scope scope, bool is_text)
{
	struct suggest suggest;

	for (size_t i = 0; i < SYNONYM_COUNT; i++)
		if (text_is(name, synonyms[i].name) &&
		    !(is_text && synonyms[i].is_list) &&
		    deck_key_find(text_of(synonyms[i].meant), scope) != NULL)
			return synonyms[i].meant;
	suggest_init(&suggest, name);
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (keys[i].scopes & scope)
			suggest_offer(&suggest, keys[i].name);
	return suggest.count > 0 ? suggest.best[0].data : NULL;
}
