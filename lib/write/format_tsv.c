#include "base/safe.h"
#include "base/utf8.h"
#include "write/formats.h"

/*
 * Writes a field, with \t, \n and \\ for these characters, and \uXXXX for
 * unsafe ones.
 */
static void
write_escaped(FILE *out, struct text text)
{
	size_t size;

	for (; text.size > 0; text = text_from(text, size)) {
		uint32_t code_point = utf8_decode(text, &size);

		if (code_point == '\t')
			fputs("\\t", out);
		else if (code_point == '\n')
			fputs("\\n", out);
		else if (code_point == '\\')
			fputs("\\\\", out);
		else if (safe_is_unsafe(code_point) ||
			 (size == 1 && code_point == UTF8_BAD))
			safe_print_escape(out, code_point);
		else
			fwrite(text.data, 1, size, out);
	}
}

static void
write_field(FILE *out, struct text text, char end)
{
	write_escaped(out, text);
	putc(end, out);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	FILE *out = render->out;
	struct words tags = question_words(question, FIELD_TAGS);
	struct text tag;
	struct text answer = question_get(question, FIELD_ANSWER);
	const char *before = "";

	(void)number;
	if (!(part & PART_ANSWER))
		answer.size = 0;
	write_field(out, question_get(question, FIELD_ID), '\t');
	write_field(out, question_get(question, FIELD_TOPIC), '\t');
	write_field(out, text_of(level_name(question_level(question))), '\t');
	while (words_next(&tags, &tag)) {
		fputs(before, out);
		write_escaped(out, tag);
		before = ",";
	}
	putc('\t', out);
	write_field(out, question_get(question, FIELD_QUESTION), '\t');
	write_field(out, answer, '\n');
}

const struct format format_tsv = {
    .name = "tsv",
    .summary = "id, topic, level, tags, question and answer, in full",
    .is_record = true,
    .question = write_question,
};
