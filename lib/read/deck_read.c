#include "read/deck_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/builder.h"
#include "read/deck_keys.h"
#include "read/events.h"
#include "read/id.h"

/* So many unknown keys are no slip; more are not compared. */
enum { MAX_UNKNOWN_SIZE = 4096 }; /* bytes */

struct reader {
	struct events *events;
	const struct event *event; /* the current one */
	struct builder builder;
	struct diags *diags;
	const char *path;
	struct text topic;
};

static struct place
here(const struct reader *reader)
{
	return (struct place){reader->path, reader->event->line,
			      reader->event->column};
}

static enum event_kind
advance(struct reader *reader)
{
	reader->event = events_next(reader->events);
	return reader->event->kind;
}

/* Nothing more can be read. */
static bool
at_end(const struct reader *reader)
{
	return reader->event->kind == EVENT_ERROR ||
	       reader->event->kind == EVENT_END;
}

static bool
is_null(const struct event *event)
{
	return event->kind == EVENT_SCALAR && event->style == STYLE_PLAIN &&
	       event->text.size <= 4 &&
	       (event->text.size == 0 || text_is(event->text, "~") ||
		text_is(event->text, "null"));
}

static void
refuse_alias(struct reader *reader)
{
	diag_error(reader->diags, here(reader),
		   "an alias, *%.*s: write the text out, or quote it",
		   TEXT_ARG(reader->event->text));
}

/* Passes over the value whose first event is the current one. */
static void
skip(struct reader *reader)
{
	unsigned depth = 0;

	for (;; advance(reader)) {
		switch (reader->event->kind) {
		case EVENT_MAPPING:
		case EVENT_SEQUENCE:
			depth++;
			break;
		case EVENT_MAPPING_END:
		case EVENT_SEQUENCE_END:
			depth--;
			break;
		case EVENT_ALIAS:
			refuse_alias(reader);
			break;
		default:
			break;
		}
		if (depth == 0 || at_end(reader))
			return;
	}
}

static void
refuse_type(struct reader *reader, const struct key *key, const char *takes)
{
	const char *found =
	    reader->event->kind == EVENT_MAPPING ? "a mapping" : "a list";

	if (reader->event->kind != EVENT_ALIAS && !at_end(reader))
		diag_error(reader->diags, here(reader), "'%s' takes %s, not %s",
			   key->name, takes, found);
	skip(reader);
}

static bool
has_control(struct text text)
{
	for (size_t i = 0; i < text.size; i++)
		if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F)
			return true;
	return false;
}

/*
 * Where the first line of a scalar's text stands, of which SKIPPED empty
 * lines in front were left out.
 */
static uint32_t
text_line(const struct event *event, size_t skipped)
{
	if (event->style == STYLE_LITERAL)
		return event->line + 1 + (uint32_t)skipped;
	return event->line + (event->style == STYLE_FOLDED);
}

static void
read_text(struct reader *reader, const struct key *key, struct record *record)
{
	const struct event *event = reader->event;
	bool is_literal = event->style == STYLE_LITERAL;
	bool is_folded = event->style == STYLE_FOLDED;
	struct text text = text_chomp(event->text);
	size_t skipped = 0;

	if (key->field == FIELD_TOPIC && has_control(text)) {
		diag_error(reader->diags, here(reader),
			   "a topic may not hold control characters");
		return;
	}
	if (text_trim(text).size == 0)
		return;
	while (text.data[skipped] == '\n')
		skipped++;
	text = text_from(text, skipped);
	record->fields[key->field] = builder_text(&reader->builder, text);
	if (key->field == FIELD_QUESTION) {
		record->question_line = text_line(event, skipped);
		record->flags |= is_literal ? RECORD_LITERAL_QUESTION : 0;
		record->flags |= is_folded ? RECORD_FOLDED_QUESTION : 0;
	} else if (key->field == FIELD_ANSWER) {
		record->answer_line = text_line(event, skipped);
		record->flags |= is_literal ? RECORD_LITERAL_ANSWER : 0;
		record->flags |= is_folded ? RECORD_FOLDED_ANSWER : 0;
	}
}

static void
read_id(struct reader *reader, const struct key *key, struct record *record)
{
	struct text id = reader->event->text;

	if (!id_is_valid(id))
		diag_error(reader->diags, here(reader),
			   "'%.*s' is no id: letters, digits, '.', '_' and "
			   "'-', the first a letter or a digit",
			   TEXT_ARG(id));
	record->fields[key->field] = builder_text(&reader->builder, id);
}

static void
read_level(struct reader *reader, struct record *record)
{
	struct text name = reader->event->text;

	record->level = (uint8_t)level_parse(name);
	if (record->level == LEVEL_NONE)
		diag_error(reader->diags, here(reader),
			   "'%.*s' is no level: junior, middle, senior (or "
			   "easy, medium, hard)",
			   TEXT_ARG(name));
}

static void
read_word(struct reader *reader, const struct key *key, struct record *record)
{
	struct text word = text_trim(reader->event->text);

	if (has_control(word))
		diag_error(reader->diags, here(reader),
			   "'%s' may not hold control characters", key->name);
	else if (word.size > 0 && !is_null(reader->event))
		builder_add_word(&reader->builder, &record->fields[key->field],
				 word);
}

/* A list of words, or one word. */
static void
read_words(struct reader *reader, const struct key *key, struct record *record)
{
	if (reader->event->kind == EVENT_SCALAR) {
		read_word(reader, key, record);
		return;
	}
	if (reader->event->kind != EVENT_SEQUENCE) {
		refuse_type(reader, key, "a word or a list of words");
		return;
	}
	while (advance(reader) != EVENT_SEQUENCE_END && !at_end(reader)) {
		if (reader->event->kind == EVENT_SCALAR)
			read_word(reader, key, record);
		else
			refuse_type(reader, key, "a list of words");
	}
}

static void read_questions(struct reader *reader);

static void
read_value(struct reader *reader, const struct key *key, struct record *record)
{
	bool is_scalar = reader->event->kind == EVENT_SCALAR;

	if (is_null(reader->event))
		return;
	if (key->kind == KIND_WORDS)
		read_words(reader, key, record);
	else if (key->kind == KIND_QUESTIONS)
		read_questions(reader);
	else if (!is_scalar)
		refuse_type(reader, key, "a text");
	else if (key->kind == KIND_TEXT)
		read_text(reader, key, record);
	else if (key->kind == KIND_ID)
		read_id(reader, key, record);
	else
		read_level(reader, record);
}

static void
warn_unknown_key(struct reader *reader, enum scope scope)
{
	struct text name = reader->event->text;
	const char *meant = deck_key_meant(name, scope);

	if (meant != NULL)
		diag_warning(reader->diags, here(reader),
			     "unknown key '%.*s'; did you mean '%s'?",
			     TEXT_ARG(name), meant);
	else
		diag_warning(reader->diags, here(reader), "unknown key '%.*s'",
			     TEXT_ARG(name));
}

/* The keys that a mapping had so far: known ones as bits, others by name. */
struct seen {
	unsigned known;
	struct buffer unknown;
};

/* Whether the current key is new to its mapping; says so where it is not. */
static bool
is_first(struct reader *reader, struct seen *seen, const struct key *key)
{
	struct text name = reader->event->text, rest, each;
	bool found = false;

	if (key != NULL) {
		found = seen->known >> key->bit & 1;
		seen->known |= 1u << key->bit;
	} else {
		/* So many are no slip; the search must not be quadratic. */
		if (seen->unknown.size > MAX_UNKNOWN_SIZE)
			return true;
		rest = buffer_text(&seen->unknown);
		while (!found && text_cut(&rest, '\0', &each))
			found = text_equal(each, name);
		buffer_add_text(&seen->unknown, name);
		buffer_add_char(&seen->unknown, '\0');
	}
	if (found)
		diag_error(reader->diags, here(reader),
			   "the key '%.*s' stands twice in one mapping",
			   TEXT_ARG(name));
	return !found;
}

/* Reads one key, the current event, and its value. */
static void
read_pair(struct reader *reader, enum scope scope, struct seen *seen,
	  struct record *record)
{
	const struct key *key;
	bool takes;

	if (reader->event->kind != EVENT_SCALAR) {
		if (reader->event->kind != EVENT_ALIAS)
			diag_error(reader->diags, here(reader),
				   "a key must be a word");
		skip(reader);
		advance(reader);
		skip(reader);
		return;
	}
	key = deck_key_find(reader->event->text, scope);
	takes = is_first(reader, seen, key);
	if (takes && key == NULL) {
		if (text_is(reader->event->text, "<<"))
			diag_error(reader->diags, here(reader),
				   "a merge key: write the keys out");
		else
			warn_unknown_key(reader, scope);
	}
	advance(reader);
	if (takes && key != NULL)
		read_value(reader, key, record);
	else
		skip(reader);
}

/* Gives the known keys that the mapping has: bit B for the key of bit B. */
static unsigned
read_mapping(struct reader *reader, enum scope scope, struct record *record)
{
	struct seen seen = {0};

	while (advance(reader) != EVENT_MAPPING_END && !at_end(reader))
		read_pair(reader, scope, &seen, record);
	buffer_free(&seen.unknown);
	return seen.known;
}

static void
derive_id(struct reader *reader, struct place place, struct record *record)
{
	struct builder *builder = &reader->builder;
	struct buffer id = {0};

	id_derive(builder_get(builder, record->fields[FIELD_QUESTION]), &id);
	record->fields[FIELD_ID] = builder_text(builder, buffer_text(&id));
	record->flags |= RECORD_DERIVED_ID;
	diag_warning(reader->diags, place,
		     "no id; the derived one, '%s', changes with the text",
		     id.data);
	buffer_free(&id);
}

static void
read_question(struct reader *reader)
{
	struct place place = here(reader);
	size_t errors = reader->diags->errors;
	struct record record = {.line = place.line};

	record.column =
	    (uint16_t)(place.column < UINT16_MAX ? place.column : UINT16_MAX);
	read_mapping(reader, IN_QUESTION, &record);
	if (at_end(reader) || reader->diags->errors > errors)
		return;
	if (record.fields[FIELD_QUESTION].size == 0) {
		diag_error(reader->diags, place, "no question here");
		return;
	}
	if (record.fields[FIELD_ID].size == 0)
		derive_id(reader, place, &record);
	*builder_record(&reader->builder) = record;
}

/* A list of questions, whose first event is the current one. */
static void
read_questions(struct reader *reader)
{
	static const char message[] =
	    "a question is a mapping, with the key 'question'";

	if (reader->event->kind != EVENT_SEQUENCE) {
		if (reader->event->kind != EVENT_ALIAS)
			diag_error(reader->diags, here(reader),
				   "'questions' takes a list");
		skip(reader);
		return;
	}
	while (advance(reader) != EVENT_SEQUENCE_END && !at_end(reader)) {
		if (reader->event->kind == EVENT_MAPPING) {
			read_question(reader);
			continue;
		}
		if (reader->event->kind != EVENT_ALIAS)
			diag_error(reader->diags, here(reader), "%s", message);
		skip(reader);
	}
}

/*
 * Gives the questions from FIRST on what the deck says for all of them.  It
 * comes last because a deck may say so after its questions.
 */
static void
apply_defaults(struct reader *reader, size_t first, struct record *deck)
{
	struct builder *builder = &reader->builder;

	if (deck->fields[FIELD_TOPIC].size == 0)
		deck->fields[FIELD_TOPIC] =
		    builder_text(builder, reader->topic);
	for (size_t i = first; i < builder->count; i++) {
		struct record *record = &builder->records[i];
		struct span *fields = record->fields;

		if (record->level == LEVEL_NONE)
			record->level = deck->level;
		/* The title is that of the deck's own topic. */
		if (fields[FIELD_TOPIC].size == 0) {
			fields[FIELD_TOPIC] = deck->fields[FIELD_TOPIC];
			fields[FIELD_TITLE] = deck->fields[FIELD_TITLE];
		}
		fields[FIELD_TAGS] = builder_join(
		    builder, deck->fields[FIELD_TAGS], fields[FIELD_TAGS]);
		fields[FIELD_SOURCE] = builder_join(
		    builder, deck->fields[FIELD_SOURCE], fields[FIELD_SOURCE]);
	}
}

static void
read_deck(struct reader *reader, struct record *deck)
{
	const struct key *questions =
	    deck_key_find(text_of("questions"), IN_DECK);
	struct place place = here(reader);
	unsigned known = read_mapping(reader, IN_DECK, deck);

	if (!at_end(reader) && !(known >> questions->bit & 1))
		diag_error(reader->diags, place,
			   "a deck without the key 'questions'");
}

static void
read_document(struct reader *reader)
{
	size_t first = reader->builder.count, errors = reader->diags->errors;
	struct record deck = {0};
	struct place place;

	advance(reader);
	place = here(reader);
	if (reader->event->kind == EVENT_SEQUENCE) {
		read_questions(reader);
	} else if (reader->event->kind == EVENT_MAPPING) {
		read_deck(reader, &deck);
	} else if (!at_end(reader)) {
		if (!is_null(reader->event) &&
		    reader->event->kind != EVENT_ALIAS)
			diag_error(reader->diags, place,
				   "a deck is a list of questions, or a "
				   "mapping with the key 'questions'");
		skip(reader);
	}
	if (at_end(reader))
		return;
	advance(reader);
	if (reader->builder.count == first && reader->diags->errors == errors)
		diag_warning(reader->diags, place, "a deck with no question");
	apply_defaults(reader, first, &deck);
}

static void
read_stream(struct reader *reader)
{
	while (advance(reader) == EVENT_DOCUMENT)
		read_document(reader);
	if (reader->event->kind == EVENT_ERROR && reader->event->line == 0)
		diag_trouble(reader->diags, here(reader), "%.*s",
			     TEXT_ARG(reader->event->text));
	else if (reader->event->kind == EVENT_ERROR)
		diag_error(reader->diags, here(reader), "%.*s",
			   TEXT_ARG(reader->event->text));
	if (reader->builder.is_full)
		diag_error(reader->diags, (struct place){reader->path, 0, 0},
			   "a deck is limited to 4 GiB");
}

struct deck *
deck_read(int fd, size_t size, const char *path, struct text topic,
	  struct diags *diags)
{
	struct reader reader = {.diags = diags, .path = path, .topic = topic};
	size_t errors = diags->errors;
	struct deck *deck;

	builder_init(&reader.builder, size);
	reader.events = events_open(fd);
	read_stream(&reader);
	events_close(reader.events);
	if (diags->errors > errors) {
		builder_free(&reader.builder);
		return NULL;
	}
	deck = mem_alloc(sizeof(*deck));
	deck->path = mem_copy(path, strlen(path));
	deck->block = builder_finish(&reader.builder);
	return deck;
}
