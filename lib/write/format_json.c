#include "base/safe.h"
#include "base/utf8.h"
#include "write/formats.h"

/*
 * Returns how many bytes at the front of TEXT a JSON string can contain
 * unchanged.
 */
static size_t
plain_run(struct text text)
{
	size_t at = 0, size;

	for (; at < text.size; at += size) {
		unsigned char c = (unsigned char)text.data[at];

		size = 1;
		if (c < 0x80) {
			if (c < ' ' || c == '"' || c == '\\' || c == 0x7F)
				break;
			continue;
		}
		if (safe_is_unsafe(utf8_decode(text_from(text, at), &size)) ||
		    size == 1)
			break;
	}
	return at;
}

/* Writes the character that ends a plain run, and returns its bytes. */
static size_t
write_escape(FILE *out, struct text text)
{
	size_t size;
	uint32_t code_point = utf8_decode(text, &size);

	switch (code_point) {
	case '"':
	case '\\':
		fprintf(out, "\\%c", (int)code_point);
		break;
	case '\n':
		fputs("\\n", out);
		break;
	case '\t':
		fputs("\\t", out);
		break;
	default:
		safe_print_escape(out, code_point);
	}
	return size;
}

static void
write_string(FILE *out, struct text text)
{
	putc('"', out);
	while (text.size > 0) {
		size_t run = plain_run(text);

		fwrite(text.data, 1, run, out);
		text = text_from(text, run);
		if (text.size > 0)
			text = text_from(text, write_escape(out, text));
	}
	putc('"', out);
}

/* Writes a string, or null for an empty one. */
static void
write_member(FILE *out, const char *name, struct text text)
{
	fprintf(out, "\"%s\":", name);
	if (text.size > 0)
		write_string(out, text);
	else
		fputs("null", out);
	putc(',', out);
}

static void
write_list(FILE *out, const char *name, struct words list)
{
	struct text word;
	const char *before = "";

	fprintf(out, "\"%s\":[", name);
	while (words_next(&list, &word)) {
		fputs(before, out);
		write_string(out, word);
		before = ",";
	}
	putc(']', out);
}

/*
 * Writes the choices.  Without the answer, they do not tell which ones are
 * right.
 */
static void
write_choices(FILE *out, struct question question, enum part part)
{
	size_t count = question_choice_count(question);
	struct text text;

	fputs("\"choices\":[", out);
	for (size_t i = 0; i < count; i++) {
		struct choice choice = question_choice(question, i, &text);

		fputs(i > 0 ? ",{" : "{", out);
		fputs("\"text\":", out);
		write_string(out, text);
		if (part & PART_ANSWER)
			fprintf(out, ",\"right\":%s",
				choice.is_right ? "true" : "false");
		if (choice.is_pinned)
			fputs(",\"pin\":true", out);
		putc('}', out);
	}
	fputs("],", out);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	FILE *out = render->out;
	struct text answer = question_get(question, FIELD_ANSWER);

	(void)number;
	if (!(part & PART_ANSWER))
		answer.size = 0;
	putc('{', out);
	write_member(out, "id", question_get(question, FIELD_ID));
	write_member(out, "topic", question_get(question, FIELD_TOPIC));
	write_member(out, "title", question_get(question, FIELD_TITLE));
	write_member(out, "level",
		     text_of(level_name(question_level(question))));
	write_list(out, "tags", question_words(question, FIELD_TAGS));
	putc(',', out);
	write_list(out, "source", question_words(question, FIELD_SOURCE));
	putc(',', out);
	write_list(out, "see", question_words(question, FIELD_SEE));
	putc(',', out);
	write_member(out, "question", question_get(question, FIELD_QUESTION));
	write_member(out, "answer", answer);
	write_member(out, "file", text_of(question.deck->path));
	fprintf(out, "\"line\":%u,", question_place(question).line);
	write_choices(out, question, part);
	if (question_points(question) > 0)
		fprintf(out, "\"points\":%u,", question_points(question));
	else
		fputs("\"points\":null,", out);
	write_list(out, "refs", question_words(question, FIELD_REFS));
	fputs("}\n", out);
}

const struct format format_json = {
    .name = "json",
    .summary = "JSON Lines, one object a question",
    .is_record = true,
    .question = write_question,
};
