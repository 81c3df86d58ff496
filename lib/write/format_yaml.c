#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "write/formats.h"
#include "write/yaml_plain.h"

/*
 * The bank's own format.  Questions that follow each other with one topic
 * and title make one document, so that any order reads back as it was.
 */
struct writer {
	yaml_emitter_t emitter;
	bool is_in_document;
	struct text topic, title, license, author;
};

/*
 * libyaml has no escape for the characters that reorder a line: they come
 * raw, but only ever between double quotes, see style_for().
 */
static int
write_bytes(void *context, unsigned char *data, size_t size)
{
	struct text rest = {(const char *)data, size};

	while (rest.size > 0) {
		size_t run = safe_run(rest), used;

		if (fwrite(rest.data, 1, run, context) != run)
			return 0;
		rest = text_from(rest, run);
		if (rest.size == 0)
			break;
		if (fprintf(context, "\\u%04X",
			    (unsigned)utf8_decode(rest, &used)) < 0)
			return 0;
		rest = text_from(rest, used);
	}
	return 1;
}

/* A failed write is found by the caller; nothing but memory can fail else. */
static void
emit(struct writer *writer, yaml_event_t *event, int is_made)
{
	if (!is_made)
		mem_out();
	if (!yaml_emitter_emit(&writer->emitter, event) &&
	    writer->emitter.error == YAML_MEMORY_ERROR)
		mem_out();
}

/*
 * A block that begins with a blank or a newline needs an indentation
 * indicator, which readers disagree on; and no style but double quotes has
 * escapes for what must not be written as it is.
 */
static yaml_scalar_style_t
style_for(struct text text)
{
	if (safe_run(text) < text.size)
		return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	if (!text_has_any(text, "\n"))
		return yaml_plain_is_text(text)
			   ? YAML_ANY_SCALAR_STYLE
			   : YAML_SINGLE_QUOTED_SCALAR_STYLE;
	return text_has_any((struct text){text.data, 1}, " \t\n")
		   ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
		   : YAML_LITERAL_SCALAR_STYLE;
}

static void
emit_styled(struct writer *writer, struct text text, yaml_scalar_style_t style)
{
	yaml_event_t event;
	yaml_char_t *data = (yaml_char_t *)(text.data ? text.data : "");

	emit(writer, &event,
	     yaml_scalar_event_initialize(&event, NULL, NULL, data,
					  (int)text.size, 1, 1, style));
}

static void
emit_scalar(struct writer *writer, struct text text)
{
	emit_styled(writer, text, style_for(text));
}

/* Writes a number or a boolean, without quotes. */
static void
emit_plain(struct writer *writer, struct text text)
{
	emit_styled(writer, text, YAML_PLAIN_SCALAR_STYLE);
}

/* A text of several lines ends with a newline, as | blocks do. */
static void
emit_text(struct writer *writer, const char *key, struct text text)
{
	struct buffer lines = {0};

	if (text.size == 0)
		return;
	emit_scalar(writer, text_of(key));
	if (!text_has_any(text, "\n")) {
		emit_scalar(writer, text);
		return;
	}
	buffer_add_text(&lines, text);
	buffer_add_char(&lines, '\n');
	emit_scalar(writer, buffer_text(&lines));
	buffer_free(&lines);
}

static void
begin_list(struct writer *writer, yaml_sequence_style_t style)
{
	yaml_event_t event;

	emit(
	    writer, &event,
	    yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, style));
}

static void
end_list(struct writer *writer)
{
	yaml_event_t event;

	emit(writer, &event, yaml_sequence_end_event_initialize(&event));
}

static void
begin_mapping(struct writer *writer)
{
	yaml_event_t event;

	emit(writer, &event,
	     yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
						 YAML_BLOCK_MAPPING_STYLE));
}

static void
end_mapping(struct writer *writer)
{
	yaml_event_t event;

	emit(writer, &event, yaml_mapping_end_event_initialize(&event));
}

static void
emit_words(struct writer *writer, const char *key, struct words list)
{
	struct text word;

	if (!words_any(list))
		return;
	emit_scalar(writer, text_of(key));
	begin_list(writer, YAML_FLOW_SEQUENCE_STYLE);
	while (words_next(&list, &word))
		emit_scalar(writer, word);
	end_list(writer);
}

static void
begin_document(struct writer *writer, struct question question)
{
	yaml_event_t event;

	emit(writer, &event,
	     yaml_document_start_event_initialize(&event, NULL, NULL, NULL,
						  writer->topic.data == NULL));
	writer->topic = question_get(question, FIELD_TOPIC);
	writer->title = question_get(question, FIELD_TITLE);
	writer->license = question_get(question, FIELD_LICENSE);
	writer->author = question_get(question, FIELD_AUTHOR);
	begin_mapping(writer);
	emit_text(writer, "title", writer->title);
	emit_text(writer, "topic", writer->topic);
	emit_text(writer, "license", writer->license);
	emit_text(writer, "author", writer->author);
	emit_scalar(writer, text_of("questions"));
	begin_list(writer, YAML_BLOCK_SEQUENCE_STYLE);
	writer->is_in_document = true;
}

static void
end_document(struct writer *writer)
{
	yaml_event_t event;

	if (!writer->is_in_document)
		return;
	end_list(writer);
	end_mapping(writer);
	emit(writer, &event, yaml_document_end_event_initialize(&event, 1));
	writer->is_in_document = false;
}

static void
begin(struct render *render)
{
	struct writer *writer = mem_alloc(sizeof(*writer));
	yaml_event_t event;

	render->state = writer;
	if (!yaml_emitter_initialize(&writer->emitter))
		mem_out();
	yaml_emitter_set_output(&writer->emitter, write_bytes, render->out);
	yaml_emitter_set_unicode(&writer->emitter, 1);
	yaml_emitter_set_width(&writer->emitter, -1);
	emit(writer, &event,
	     yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
}

/*
 * Returns whether a question says the same for its document as the one before.
 */
static bool
fits_document(const struct writer *writer, struct question question)
{
	return writer->is_in_document &&
	       text_equal(writer->topic, question_get(question, FIELD_TOPIC)) &&
	       text_equal(writer->title, question_get(question, FIELD_TITLE)) &&
	       text_equal(writer->license,
			  question_get(question, FIELD_LICENSE)) &&
	       text_equal(writer->author, question_get(question, FIELD_AUTHOR));
}

static void
emit_points(struct writer *writer, unsigned points)
{
	struct buffer digits = {0};

	if (points == 0)
		return;
	buffer_print(&digits, "%u", points);
	emit_scalar(writer, text_of("points"));
	emit_plain(writer, buffer_text(&digits));
	buffer_free(&digits);
}

static void
emit_choices(struct writer *writer, struct question question)
{
	size_t count = question_choice_count(question);
	struct text text;

	if (count == 0)
		return;
	emit_scalar(writer, text_of("choices"));
	begin_list(writer, YAML_BLOCK_SEQUENCE_STYLE);
	for (size_t i = 0; i < count; i++) {
		struct choice choice = question_choice(question, i, &text);

		begin_mapping(writer);
		emit_text(writer, choice.is_right ? "right" : "wrong", text);
		if (choice.is_pinned) {
			emit_scalar(writer, text_of("pin"));
			emit_plain(writer, text_of("true"));
		}
		end_mapping(writer);
	}
	end_list(writer);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct writer *writer = render->state;

	(void)number;
	if (!fits_document(writer, question)) {
		end_document(writer);
		begin_document(writer, question);
	}
	begin_mapping(writer);
	emit_text(writer, "id", question_get(question, FIELD_ID));
	emit_text(writer, "question", question_get(question, FIELD_QUESTION));
	emit_text(writer, "level",
		  text_of(level_name(question_level(question))));
	emit_words(writer, "tags", question_words(question, FIELD_TAGS));
	emit_words(writer, "source", question_words(question, FIELD_SOURCE));
	emit_words(writer, "see", question_words(question, FIELD_SEE));
	emit_points(writer, question_points(question));
	if (part & PART_ANSWER)
		emit_choices(writer, question);
	emit_words(writer, "refs", question_words(question, FIELD_REFS));
	if (part & PART_ANSWER)
		emit_text(writer, "answer",
			  question_get(question, FIELD_ANSWER));
	end_mapping(writer);
}

static void
end(struct render *render)
{
	struct writer *writer = render->state;
	yaml_event_t event;

	end_document(writer);
	emit(writer, &event, yaml_stream_end_event_initialize(&event));
	yaml_emitter_delete(&writer->emitter);
	free(writer);
}

const struct format format_yaml = {
    .name = "yaml",
    .summary = "the format of a bank file",
    .is_record = true,
    .begin = begin,
    .question = write_question,
    .end = end,
};
