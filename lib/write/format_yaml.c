#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "write/formats.h"
#include "write/yaml_emit.h"

/*
 * The bank's own format.  Consecutive questions with the same topic and title
 * form a document, so questions in any order read back unchanged.
 */
struct writer {
	struct emit *emit;
	bool is_in_document;
	struct text topic, title, license, author;
};

/* Emits a text.  One of several lines ends with a newline, as in | blocks. */
static void
write_text(struct writer *writer, const char *key, struct text text)
{
	struct buffer lines = {0};

	if (text.size == 0)
		return;
	emit_scalar(writer->emit, text_of(key));
	if (!text_has_any(text, "\n")) {
		emit_scalar(writer->emit, text);
		return;
	}
	buffer_add_text(&lines, text);
	buffer_add_char(&lines, '\n');
	emit_scalar(writer->emit, buffer_text(&lines));
	buffer_free(&lines);
}

static void
write_words(struct writer *writer, const char *key, struct words list)
{
	struct text word;

	if (!words_any(list))
		return;
	emit_scalar(writer->emit, text_of(key));
	emit_begin_list(writer->emit, true);
	while (words_next(&list, &word))
		emit_scalar(writer->emit, word);
	emit_end_list(writer->emit);
}

static void
begin_document(struct writer *writer, struct question question)
{
	emit_begin_document(writer->emit, writer->topic.data == NULL);
	writer->topic = question_get(question, FIELD_TOPIC);
	writer->title = question_get(question, FIELD_TITLE);
	writer->license = question_get(question, FIELD_LICENSE);
	writer->author = question_get(question, FIELD_AUTHOR);
	emit_begin_mapping(writer->emit);
	write_text(writer, "title", writer->title);
	write_text(writer, "topic", writer->topic);
	write_text(writer, "license", writer->license);
	write_text(writer, "author", writer->author);
	emit_scalar(writer->emit, text_of("questions"));
	emit_begin_list(writer->emit, false);
	writer->is_in_document = true;
}

static void
end_document(struct writer *writer)
{
	if (!writer->is_in_document)
		return;
	emit_end_list(writer->emit);
	emit_end_mapping(writer->emit);
	emit_end_document(writer->emit);
	writer->is_in_document = false;
}

static void
begin(struct render *render)
{
	struct writer *writer = mem_alloc(sizeof(*writer));

	render->state = writer;
	writer->emit = emit_open(render->out);
}

/*
 * Returns whether a question has the same document values as the previous one.
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
write_points(struct writer *writer, unsigned points)
{
	struct buffer digits = {0};

	if (points == 0)
		return;
	buffer_print(&digits, "%u", points);
	emit_scalar(writer->emit, text_of("points"));
	emit_plain(writer->emit, buffer_text(&digits));
	buffer_free(&digits);
}

static void
write_choices(struct writer *writer, struct question question)
{
	size_t count = question_choice_count(question);
	struct text text;

	if (count == 0)
		return;
	emit_scalar(writer->emit, text_of("choices"));
	emit_begin_list(writer->emit, false);
	for (size_t i = 0; i < count; i++) {
		struct choice choice = question_choice(question, i, &text);

		emit_begin_mapping(writer->emit);
		write_text(writer, choice.is_right ? "right" : "wrong", text);
		if (choice.is_pinned) {
			emit_scalar(writer->emit, text_of("pin"));
			emit_plain(writer->emit, text_of("true"));
		}
		emit_end_mapping(writer->emit);
	}
	emit_end_list(writer->emit);
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
	emit_begin_mapping(writer->emit);
	write_text(writer, "id", question_get(question, FIELD_ID));
	write_text(writer, "question", question_get(question, FIELD_QUESTION));
	write_text(writer, "level",
		   text_of(level_name(question_level(question))));
	write_words(writer, "tags", question_words(question, FIELD_TAGS));
	write_words(writer, "source", question_words(question, FIELD_SOURCE));
	write_words(writer, "see", question_words(question, FIELD_SEE));
	write_points(writer, question_points(question));
	if (part & PART_ANSWER)
		write_choices(writer, question);
	write_words(writer, "refs", question_words(question, FIELD_REFS));
	if (part & PART_ANSWER)
		write_text(writer, "answer",
			   question_get(question, FIELD_ANSWER));
	emit_end_mapping(writer->emit);
}

static void
end(struct render *render)
{
	struct writer *writer = render->state;

	end_document(writer);
	emit_close(writer->emit);
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
