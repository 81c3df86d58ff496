#include "grep_lines.h"

#include <stdio.h>
#include <string.h>

#include "base/safe.h"

/* The line of a piece of text that a match begins in. */
struct line {
	struct text piece, text;
	unsigned number; /* from 0 */
};

/* Moves on to the line that byte AT is in; it is never before the last one. */
static void
line_seek(struct line *line, struct text piece, size_t at)
{
	const char *from = piece.data, *newline, *end;
	size_t left;

	if (line->piece.data != piece.data || line->piece.size != piece.size)
		*line = (struct line){.piece = piece};
	else
		from = line->text.data;
	left = (size_t)(piece.data + at - from);
	while (left > 0 && (newline = memchr(from, '\n', left)) != NULL) {
		left -= (size_t)(newline + 1 - from);
		from = newline + 1;
		line->number++;
	}
	if (line->text.data == from)
		return;
	left = (size_t)(piece.data + piece.size - from);
	end = left > 0 ? memchr(from, '\n', left) : NULL;
	line->text =
	    (struct text){from, end != NULL ? (size_t)(end - from) : left};
}

/* Returns the line of the file that line NUMBER of a field is. */
static unsigned
file_line(struct question question, unsigned field, unsigned number)
{
	struct body body;

	if (field != FIELD_QUESTION && field != FIELD_ANSWER)
		return question_place(question).line;
	body = question_body(question, field);
	return body.line + (body.style == STYLE_LITERAL ? number : 0);
}

static void
print_place(struct question question, unsigned line)
{
	safe_print(stdout, text_of(question_place(question).file), SAFE_LINE);
	printf(":%u:%.*s: ", line, TEXT_ARG(question_get(question, FIELD_ID)));
}

/* -n and -v: the first line of a question that does not match. */
static void
print_first_line(struct question question)
{
	struct text rest = question_get(question, FIELD_QUESTION), line;

	text_cut(&rest, '\n', &line);
	print_place(question, question_body(question, FIELD_QUESTION).line);
	safe_print(stdout, text_trim(line), SAFE_LINE);
	putchar('\n');
}

static void
print_match(const struct options *options, struct question question,
	    const struct query_cursor *cursor, const struct line *line)
{
	struct text match = {cursor->piece.data + cursor->match.start,
			     cursor->match.end - cursor->match.start};

	if (options->line_numbers)
		print_place(question,
			    file_line(question, cursor->field, line->number));
	else
		printf("%.*s\t", TEXT_ARG(question_get(question, FIELD_ID)));
	safe_print(stdout,
		   options->only_matching ? match : text_trim(line->text),
		   SAFE_LINE);
	putchar('\n');
}

/* -n: each line that has a match, once; -o: each match; or both. */
static enum pattern_result
print_matches(struct session *session, struct question question)
{
	const struct options *options = session->options;
	struct query_cursor cursor = {.wants_empty = !options->only_matching};
	enum pattern_result result;
	struct line line = {0};
	const char *last = NULL;

	matcher_begin(session->matcher);
	while ((result = query_next(&session->query, session->matcher, question,
				    &cursor)) == PATTERN_YES) {
		line_seek(&line, cursor.piece, cursor.match.start);
		if (options->only_matching || line.text.data != last)
			print_match(options, question, &cursor, &line);
		last = line.text.data;
	}
	return result;
}

void
grep_report_trouble(struct session *session, struct question question)
{
	struct place place = question_place(question);
	struct buffer file = {0};

	safe_add(&file, text_of(place.file), SAFE_VISIBLE);
	session_error(session, "%s:%u: search given up: %s on question %.*s",
		      file.data, place.line, matcher_trouble(session->matcher),
		      TEXT_ARG(question_get(question, FIELD_ID)));
	buffer_free(&file);
}

bool
grep_may_go_on(struct session *session, size_t left)
{
	if (left == 0 || !matcher_is_spent(session->matcher))
		return true;
	session_error(session,
		      "search given up: too costly in all; %zu question%s not "
		      "searched",
		      left, left == 1 ? " was" : "s were");
	return false;
}

void
grep_lines_print(struct session *session)
{
	const struct selection *selection = &session->selection;
	bool only_matching = session->options->only_matching;

	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];

		if (session->query.inverted && !only_matching)
			print_first_line(question);
		else if (!session->query.inverted &&
			 print_matches(session, question) == PATTERN_TROUBLE)
			grep_report_trouble(session, question);
		if (!grep_may_go_on(session, selection->count - i - 1))
			break;
	}
}
