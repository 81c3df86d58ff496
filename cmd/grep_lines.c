#include "grep_lines.h"

#include <stdio.h>
#include <string.h>

#include "base/safe.h"

/* The line in a piece of text in which a match begins. */
struct line {
	struct text piece, text;
	const char *seen; /* the newlines before it are counted */
	unsigned number;  /* from 0 */
};

/*
 * Moves on to the line that byte AT is in.  AT is never before the last one, so
 * that each byte is looked at once, however many matches a line has.
 */
static void
line_seek(struct line *line, struct text piece, size_t at)
{
	const char *target = piece.data + at, *from, *newline;

	if (line->piece.data != piece.data || line->piece.size != piece.size)
		*line = (struct line){.piece = piece, .seen = piece.data};
	from = line->text.data != NULL ? line->text.data : piece.data;
	while (target > line->seen &&
	       (newline = memchr(line->seen, '\n',
				 (size_t)(target - line->seen))) != NULL) {
		from = line->seen = newline + 1;
		line->number++;
	}
	line->seen = target;
	if (line->text.data == from)
		return;
	line->text.data = from;
	line->text.size = (size_t)(piece.data + piece.size - from);
	newline =
	    line->text.size > 0 ? memchr(from, '\n', line->text.size) : NULL;
	if (newline != NULL)
		line->text.size = (size_t)(newline - from);
}

/* Returns the line of the file for line NUMBER of a field. */
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

/* Prints the first line of a question that does not match, for -n and -v. */
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
	struct text id = question_get(question, FIELD_ID);

	if (options->line_numbers) {
		print_place(question,
			    file_line(question, cursor->field, line->number));
	} else {
		fwrite(id.data, 1, id.size, stdout);
		putchar('\t');
	}
	safe_print(stdout,
		   options->only_matching ? match : text_trim(line->text),
		   SAFE_LINE);
	putchar('\n');
}

/* Prints each matching line once for -n, or each match for -o. */
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
		/* Without numbers, -o does not need the line. */
		if (options->line_numbers || !options->only_matching)
			line_seek(&line, cursor.piece, cursor.match.start);
		if (options->only_matching || line.text.data != last)
			print_match(options, question, &cursor, &line);
		last = line.text.data;
	}
	return result;
}

void
grep_report_trouble(struct session *session, struct question question,
		    const char *reason)
{
	struct place place = question_place(question);
	struct buffer file = {0};

	safe_add(&file, text_of(place.file), SAFE_VISIBLE);
	session_error(session, "%s:%u: search given up: %s on question %.*s",
		      file.data, place.line, reason,
		      TEXT_ARG(question_get(question, FIELD_ID)));
	buffer_free(&file);
}

void
grep_report_rest(struct session *session, size_t count)
{
	session_error(session,
		      "search given up: out of time; %zu question%s not "
		      "searched",
		      count, count == 1 ? " was" : "s were");
}

bool
grep_may_go_on(struct session *session, size_t left)
{
	if (left == 0 || !matcher_is_spent(session->matcher))
		return true;
	grep_report_rest(session, left);
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
			grep_report_trouble(session, question,
					    matcher_trouble(session->matcher));
		if (!grep_may_go_on(session, selection->count - i - 1))
			break;
	}
}
