#include "read/deck_read.h"

#include "read/deck_keys.h"
#include "read/deck_values.h"
#include "read/id.h"
#include "read/mapping.h"

static void
derive_id(struct reader *reader, struct place place)
{
	struct builder *builder = &reader->builder;
	struct record *record = &reader->record;
	struct buffer id = {0};

	id_derive(builder_get(builder, POOL_SEARCHED, record->question.text),
		  &id);
	record->id = builder_text(builder, POOL_SEARCHED, buffer_text(&id));
	diag_warning(reader->cursor.diags, place,
		     "no id; the derived id '%s' changes with the text",
		     id.data);
	buffer_free(&id);
}

static void
read_question(struct reader *reader)
{
	struct cursor *cursor = &reader->cursor;
	struct builder *builder = &reader->builder;
	struct place place = cursor_place(cursor);
	size_t errors = diag_errors(cursor->diags);
	struct record *record = &reader->record;
	uint32_t start = (uint32_t)builder->pools[POOL_SEARCHED].size;

	*record = (struct record){
	    .line = place.line,
	    .column = (uint16_t)(place.column < UINT16_MAX ? place.column
							   : UINT16_MAX),
	    .document = (uint32_t)builder->document_count,
	};
	mapping_read(reader, IN_QUESTION);
	if (cursor_at_end(cursor) || diag_errors(cursor->diags) > errors)
		return;
	if (record->question.line == 0) {
		diag_error(cursor->diags, place, "the question has no text");
		return;
	}
	if (record->id.size == 0)
		derive_id(reader, place);
	record->searched = (struct span){
	    start, (uint32_t)builder->pools[POOL_SEARCHED].size - start};
	builder_add_record(builder, record);
}

void
read_question_list(struct reader *reader, const struct key *key,
		   enum scope scope)
{
	struct cursor *cursor = &reader->cursor;

	(void)scope;
	if (cursor->event->kind != EVENT_SEQUENCE) {
		cursor_refuse(cursor, key->name.data, "a list");
		return;
	}
	while (cursor_next(cursor) != EVENT_SEQUENCE_END &&
	       !cursor_at_end(cursor)) {
		if (cursor->event->kind == EVENT_MAPPING) {
			read_question(reader);
			continue;
		}
		if (cursor->event->kind != EVENT_ALIAS)
			diag_error(cursor->diags, cursor_place(cursor),
				   "a question is a mapping with the key "
				   "'question'");
		cursor_skip(cursor);
	}
}

/* Leaves out of the questions from FIRST on the words of their document. */
static void
drop_shared(struct builder *builder, size_t first, const struct document *from)
{
	struct repeats tags = {0}, sources = {0};

	repeats_add(&tags, builder_get(builder, POOL_OTHER, from->tags));
	repeats_add(&sources, builder_get(builder, POOL_OTHER, from->source));
	for (size_t i = first; i < builder->count; i++) {
		struct record *record = &builder->records[i];

		if (from->tags.size > 0)
			builder_unique(builder, POOL_SEARCHED, &record->tags,
				       &tags);
		if (from->source.size > 0)
			builder_unique(builder, POOL_OTHER, &record->source,
				       &sources);
	}
	repeats_free(&tags);
	repeats_free(&sources);
}

/*
 * Completes the questions from FIRST on with the values of their document.
 * This comes last because a document may set them after its questions.
 */
static void
apply_defaults(struct reader *reader, size_t first)
{
	struct builder *builder = &reader->builder;
	struct document *document = &reader->document;

	document->topic = reader->defaults.topic;
	document->tags = reader->defaults.tags;
	document->source = reader->defaults.source;
	if (document->topic.size == 0)
		document->topic =
		    builder_text(builder, POOL_OTHER, reader->topic);
	for (size_t i = first; i < builder->count; i++)
		if (builder->records[i].level == LEVEL_NONE)
			builder->records[i].level = reader->defaults.level;
	drop_shared(builder, first, document);
	builder_add_document(builder, document);
}

static void
read_deck(struct reader *reader)
{
	const struct key *questions =
	    deck_key_find(text_of("questions"), IN_DECK);
	struct place place = cursor_place(&reader->cursor);
	unsigned known = mapping_read(reader, IN_DECK);

	if (!cursor_at_end(&reader->cursor) &&
	    !(known >> deck_key_bit(questions) & 1))
		diag_error(reader->cursor.diags, place,
			   "a deck needs the key 'questions'");
}

/*
 * Reads a document that is neither a list nor a mapping.  An empty one has no
 * questions.
 */
static void
read_other(struct reader *reader)
{
	struct cursor *cursor = &reader->cursor;

	if (cursor_at_end(cursor))
		return;
	if (!cursor_is_null(cursor) && cursor->event->kind != EVENT_ALIAS)
		diag_error(cursor->diags, cursor_place(cursor),
			   "a deck is a list of questions, or a mapping with "
			   "the key 'questions'");
	cursor_skip(cursor);
}

static void
read_document(struct reader *reader)
{
	struct cursor *cursor = &reader->cursor;
	size_t first = reader->builder.count;
	size_t errors = diag_errors(cursor->diags);
	struct place place;

	reader->document = (struct document){0};
	reader->defaults = (struct record){0};
	cursor_next(cursor);
	place = cursor_place(cursor);
	if (cursor->event->kind == EVENT_SEQUENCE)
		read_question_list(reader, NULL, IN_DECK);
	else if (cursor->event->kind == EVENT_MAPPING)
		read_deck(reader);
	else
		read_other(reader);
	if (cursor_at_end(cursor))
		return;
	cursor_next(cursor);
	if (reader->builder.count == first &&
	    diag_errors(cursor->diags) == errors)
		diag_warning(cursor->diags, place, "the deck has no questions");
	apply_defaults(reader, first);
}

static void
read_stream(struct reader *reader)
{
	struct cursor *cursor = &reader->cursor;
	bool is_empty = true;

	for (; cursor_next(cursor) == EVENT_DOCUMENT; is_empty = false)
		read_document(reader);
	if (is_empty && cursor->event->kind == EVENT_END)
		diag_warning(cursor->diags, (struct place){cursor->path, 1, 1},
			     "the deck has no questions");
	if (cursor->event->kind == EVENT_ERROR && cursor->event->line == 0)
		diag_trouble(cursor->diags, cursor_place(cursor), "%.*s",
			     TEXT_ARG(cursor->event->text));
	else if (cursor->event->kind == EVENT_ERROR)
		diag_error(cursor->diags, cursor_place(cursor), "%.*s",
			   TEXT_ARG(cursor->event->text));
	if (reader->builder.is_full)
		diag_error(cursor->diags, (struct place){cursor->path, 0, 0},
			   "limit: a deck takes at most 4 GiB of memory");
}

struct deck *
deck_read(int fd, size_t size, const char *path, struct text topic,
	  struct diags *diags)
{
	struct reader reader = {
	    .cursor = {.diags = diags, .path = path},
	    .topic = topic,
	};
	size_t errors = diag_errors(diags);

	builder_init(&reader.builder, size);
	reader.cursor.events = events_open(fd, size);
	read_stream(&reader);
	events_close(reader.cursor.events);
	if (diag_errors(diags) > errors) {
		builder_free(&reader.builder);
		return NULL;
	}
	return deck_new(path, builder_finish(&reader.builder));
}
