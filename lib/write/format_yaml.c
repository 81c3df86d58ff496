#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "write/formats.h"

/*
 * The bank's own format.  Questions that follow each other with one topic
 * and title make one document, so that any order reads back as it was.
 */
struct writer {
	yaml_emitter_t emitter;
	bool is_in_document;
	struct text topic, title;
};

static int
write_bytes(void *context, unsigned char *data, size_t size)
{
	return fwrite(data, 1, size, context) == size;
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

/* Whether a plain scalar would read back as an absent value. */
static bool
reads_as_null(struct text text)
{
	return text.size == 0 || text_is(text, "~") || text_is(text, "null");
}

/*
 * A block that begins with a blank or a newline needs an indentation
 * indicator, which readers disagree on.
 */
static yaml_scalar_style_t
style_for(struct text text)
{
	if (reads_as_null(text))
		return YAML_SINGLE_QUOTED_SCALAR_STYLE;
	if (!text_has_any(text, "\n"))
		return YAML_ANY_SCALAR_STYLE;
	return text_has_any((struct text){text.data, 1}, " \t\n")
		   ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
		   : YAML_LITERAL_SCALAR_STYLE;
}

static void
emit_scalar(struct writer *writer, struct text text)
{
	yaml_event_t event;
	yaml_char_t *data = (yaml_char_t *)(text.data ? text.data : "");

	emit(writer, &event,
	     yaml_scalar_event_initialize(&event, NULL, NULL, data,
					  (int)text.size, 1, 1,
					  style_for(text)));
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
emit_words(struct writer *writer, const char *key, struct text list)
{
	struct text word;

	if (list.size == 0)
		return;
	emit_scalar(writer, text_of(key));
	begin_list(writer, YAML_FLOW_SEQUENCE_STYLE);
	while (question_next_word(&list, &word))
		emit_scalar(writer, word);
	end_list(writer);
}

static void
begin_document(struct writer *writer, struct text topic, struct text title)
{
	yaml_event_t event;

	emit(writer, &event,
	     yaml_document_start_event_initialize(&event, NULL, NULL, NULL,
						  writer->topic.data == NULL));
	begin_mapping(writer);
	emit_text(writer, "title", title);
	emit_text(writer, "topic", topic);
	emit_scalar(writer, text_of("questions"));
	begin_list(writer, YAML_BLOCK_SEQUENCE_STYLE);
	writer->topic = topic;
	writer->title = title;
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

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct writer *writer = render->state;
	struct text topic = question_get(question, FIELD_TOPIC);
	struct text title = question_get(question, FIELD_TITLE);

	(void)number;
	if (!writer->is_in_document || !text_equal(topic, writer->topic) ||
	    !text_equal(title, writer->title)) {
		end_document(writer);
		begin_document(writer, topic, title);
	}
	begin_mapping(writer);
	emit_text(writer, "id", question_get(question, FIELD_ID));
	emit_text(writer, "question", question_get(question, FIELD_QUESTION));
	emit_text(writer, "level",
		  text_of(level_name(question_level(question))));
	emit_words(writer, "tags", question_get(question, FIELD_TAGS));
	emit_words(writer, "source", question_get(question, FIELD_SOURCE));
	emit_words(writer, "see", question_get(question, FIELD_SEE));
	emit_words(writer, "refs", question_get(question, FIELD_REFS));
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
