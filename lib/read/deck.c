#include "read/deck.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct deck *
deck_new(const char *path, struct block *block)
{
	struct deck *deck = mem_alloc(sizeof(*deck));

	*deck = (struct deck){
	    .path = mem_copy(path, strlen(path)),
	    .count = block->count,
	    .block = block,
	    .owned = block,
	};
	deck->hashes = (const void *)((const char *)block + block->hashes);
	return deck;
}

struct deck *
deck_lazy(const char *path, size_t count, const struct deck_loader *loader,
	  void *context)
{
	struct deck *deck = mem_alloc(sizeof(*deck));

	*deck = (struct deck){
	    .path = mem_copy(path, strlen(path)),
	    .count = count,
	    .loader = loader,
	    .context = context,
	};
	return deck;
}

void
deck_free(struct deck *deck)
{
	if (deck == NULL)
		return;
	free(deck->path);
	free(deck->owned);
	free(deck);
}

const struct block *
deck_block(struct deck *deck)
{
	if (deck->block == NULL)
		deck->loader->block(deck);
	return deck->block;
}

const uint64_t *
deck_hashes(struct deck *deck)
{
	if (deck->hashes == NULL)
		deck->loader->hashes(deck);
	return deck->hashes;
}

size_t
deck_count(const struct deck *deck)
{
	return deck->count;
}

struct question
deck_question(struct deck *deck, size_t number)
{
	return (struct question){deck, (uint32_t)number};
}

/* Returns the part of the block at an offset. */
static const void *
at(struct deck *deck, uint32_t offset)
{
	return (const char *)deck_block(deck) + offset;
}

static struct text
text_at(struct deck *deck, struct span span)
{
	if (span.size == 0)
		return (struct text){"", 0};
	return (struct text){at(deck, span.offset), span.size};
}

static const struct record *
record_of(struct question question)
{
	const struct record *records =
	    at(question.deck, deck_block(question.deck)->records);

	return &records[question.number];
}

static const struct document *
document_of(struct question question)
{
	const struct document *documents =
	    at(question.deck, deck_block(question.deck)->documents);

	return &documents[record_of(question)->document];
}

bool
question_equal(struct question a, struct question b)
{
	return a.deck == b.deck && a.number == b.number;
}

/* Returns a text's span.  A deck's title is the name of its own topic alone. */
static struct span
span_of(struct question question, enum field field)
{
	const struct record *record = record_of(question);

	switch (field) {
	case FIELD_ID:
		return record->id;
	case FIELD_QUESTION:
		return record->question.text;
	case FIELD_ANSWER:
		return record->answer.text;
	case FIELD_TOPIC:
		return record->topic.size > 0 ? record->topic
					      : document_of(question)->topic;
	case FIELD_TITLE:
		return record->topic.size > 0 ? (struct span){0, 0}
					      : document_of(question)->title;
	case FIELD_LICENSE:
		return document_of(question)->license;
	case FIELD_AUTHOR:
		return document_of(question)->author;
	default:
		return (struct span){0, 0};
	}
}

struct text
question_get(struct question question, enum field field)
{
	return text_at(question.deck, span_of(question, field));
}

struct body
question_body(struct question question, enum field field)
{
	const struct record *record = record_of(question);

	return field == FIELD_QUESTION ? record->question : record->answer;
}

struct place
question_place(struct question question)
{
	const struct record *record = record_of(question);

	return (struct place){question.deck->path, record->line,
			      record->column};
}

uint64_t
question_hash(struct question question)
{
	return deck_hashes(question.deck)[question.number];
}

enum level
question_level(struct question question)
{
	return (enum level)record_of(question)->level;
}

unsigned
question_points(struct question question)
{
	return record_of(question)->points;
}

bool
question_is_answered(struct question question)
{
	size_t count = question_choice_count(question);
	struct text text;

	if (record_of(question)->answer.text.size > 0)
		return true;
	for (size_t i = 0; i < count; i++)
		if (question_choice(question, i, &text).is_right)
			return true;
	return false;
}

struct words
question_words(struct question question, enum field field)
{
	const struct record *record = record_of(question);
	const struct document *document = document_of(question);
	struct span shared = {0, 0}, own = {0, 0};

	switch (field) {
	case FIELD_TAGS:
		shared = document->tags;
		own = record->tags;
		break;
	case FIELD_SOURCE:
		shared = document->source;
		own = record->source;
		break;
	case FIELD_SEE:
		own = record->see;
		break;
	case FIELD_REFS:
		own = record->refs;
		break;
	default:
		break;
	}
	return (struct words){text_at(question.deck, shared),
			      text_at(question.deck, own)};
}

bool
words_next(struct words *words, struct text *word)
{
	return text_cut(&words->shared, '\n', word) ||
	       text_cut(&words->own, '\n', word);
}

bool
words_any(struct words words)
{
	return words.shared.size > 0 || words.own.size > 0;
}

bool
question_has_word(struct question question, enum field field, struct text word)
{
	struct words words = question_words(question, field);
	struct text each;

	while (words_next(&words, &each))
		if (text_equal(each, word))
			return true;
	return false;
}

struct text
deck_searched(struct deck *deck)
{
	return text_at(deck, (struct span){sizeof(struct block),
					   deck_block(deck)->searched_size});
}

struct text
question_searched(struct question question)
{
	return text_at(question.deck, record_of(question)->searched);
}

size_t
question_choice_count(struct question question)
{
	return record_of(question)->choice_count;
}

struct choice
question_choice(struct question question, size_t number, struct text *text)
{
	const struct choice *choices =
	    at(question.deck, deck_block(question.deck)->choices);
	const struct choice *choice =
	    &choices[record_of(question)->first_choice + number];

	*text = text_at(question.deck, choice->body.text);
	return *choice;
}
