#include "base/safe.h"
#include "base/utf8.h"
#include "commands.h"
#include "session.h"
#include "write/formats.h"

/* The pattern, and a caret under the place that is wrong. */
static void
report_pattern(struct session *session, struct text text,
	       const struct pattern_error *error)
{
	struct buffer before = {0}, whole = {0};
	size_t offset = error->offset <= text.size ? error->offset : text.size;

	safe_add(&before, (struct text){text.data, offset}, SAFE_VISIBLE);
	safe_add(&whole, text, SAFE_VISIBLE);
	session_error(session, "pattern, at offset %zu: %s\n  %s\n  %*s^",
		      offset, error->message.data,
		      whole.data != NULL ? whole.data : "",
		      (int)utf8_columns(buffer_text(&before)), "");
	buffer_free(&before);
	buffer_free(&whole);
}

static bool
add_pattern(struct session *session, const struct options *options,
	    struct query *query, enum query_role role, struct text text)
{
	struct pattern_error error = {0};
	struct pattern *pattern =
	    pattern_compile(text, &options->pattern, &error);

	if (pattern == NULL)
		report_pattern(session, text, &error);
	else
		query_add(query, role, pattern);
	buffer_free(&error.message);
	return pattern != NULL;
}

/* Without -e and -f, the first operand is the pattern. */
static bool
make_query(struct session *session, const struct options *options,
	   char ***operands, struct query *query)
{
	bool has_pattern = options->has_pattern_file;

	query->fields = options->fields;
	query->inverted = options->inverts;
	for (size_t i = 0; i < options->pattern_count; i++) {
		const struct pattern_word *word = &options->patterns[i];

		has_pattern = has_pattern || word->role == QUERY_ANY;
		if (!add_pattern(session, options, query, word->role,
				 word->text))
			return false;
	}
	if (has_pattern)
		return true;
	if (**operands != NULL)
		return add_pattern(session, options, query, QUERY_ANY,
				   text_of(*(*operands)++));
	session_error(session, "which pattern? See qbank help grep");
	return false;
}

static void
report_trouble(struct session *session, const struct query *query,
	       struct question question)
{
	session_error(session, "%s:%u: the search was given up: %s",
		      question.deck->path, (unsigned)question.record->line,
		      pattern_trouble(query->troubled));
}

/* Keeps the questions that match; ends early where more cannot count. */
static void
search(struct session *session, const struct options *options,
       struct query *query, struct selection *selection)
{
	bool keeps_order = !options->sorts && !options->reverses;
	size_t most = keeps_order ? options->most : 0, kept = 0;

	if (options->is_quiet)
		most = 1;
	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];
		enum pattern_result result = query_matches(query, question);

		if (result == PATTERN_TROUBLE)
			report_trouble(session, query, question);
		if (result != PATTERN_YES)
			continue;
		selection->list[kept++] = question;
		if (kept == most)
			break;
	}
	selection->count = kept;
}

/* The line of the piece that byte AT is in; *NUMBER is its number, from 0. */
static struct text
line_at(struct text piece, size_t at, unsigned *number)
{
	size_t start = 0, end = at;

	*number = 0;
	for (size_t i = 0; i < at; i++) {
		if (piece.data[i] == '\n') {
			start = i + 1;
			*number += 1;
		}
	}
	while (end < piece.size && piece.data[end] != '\n')
		end++;
	return (struct text){piece.data + start, end - start};
}

/* The line of the file that line NUMBER of a field stands in. */
static unsigned
file_line(struct question question, unsigned field, unsigned number)
{
	const struct record *record = question.record;

	if (field == FIELD_QUESTION)
		return record->question_line +
		       (record->flags & RECORD_LITERAL_QUESTION ? number : 0);
	if (field == FIELD_ANSWER)
		return record->answer_line +
		       (record->flags & RECORD_LITERAL_ANSWER ? number : 0);
	return record->line;
}

static void
print_place(struct question question, unsigned line)
{
	safe_print(stdout, text_of(question.deck->path), SAFE_LINE);
	printf(":%u:%.*s: ", line, TEXT_ARG(question_get(question, FIELD_ID)));
}

/* -n and -v: the first line of a question that does not match. */
static void
print_first_line(struct question question)
{
	unsigned number;
	struct text line =
	    line_at(question_get(question, FIELD_QUESTION), 0, &number);

	print_place(question, question.record->question_line);
	safe_print(stdout, text_trim(line), SAFE_LINE);
	putchar('\n');
}

/* -n: each line that has a match, once; -o: each match; or both. */
static enum pattern_result
print_matches(const struct options *options, struct query *query,
	      struct question question)
{
	struct query_cursor cursor = {.wants_empty = !options->only_matching};
	enum pattern_result result;
	const char *last = NULL;
	unsigned number;

	while ((result = query_next(query, question, &cursor)) == PATTERN_YES) {
		struct text line =
		    line_at(cursor.piece, cursor.match.start, &number);
		struct text match = {cursor.piece.data + cursor.match.start,
				     cursor.match.end - cursor.match.start};

		if (!options->only_matching && line.data == last)
			continue;
		last = line.data;
		if (options->line_numbers)
			print_place(question,
				    file_line(question, cursor.field, number));
		else
			printf("%.*s\t",
			       TEXT_ARG(question_get(question, FIELD_ID)));
		safe_print(stdout,
			   options->only_matching ? match : text_trim(line),
			   SAFE_LINE);
		putchar('\n');
	}
	return result;
}

static void
print_each(struct session *session, const struct options *options,
	   struct query *query, const struct selection *selection)
{
	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];

		if (query->inverted && !options->only_matching)
			print_first_line(question);
		else if (!query->inverted &&
			 print_matches(options, query, question) ==
			     PATTERN_TROUBLE)
			report_trouble(session, query, question);
	}
}

static enum status
print(struct session *session, struct options *options, struct query *query,
      const struct bank *bank, struct selection *selection)
{
	enum status status = selection->count > 0 ? STATUS_OK : STATUS_NOTHING;

	if (options->is_quiet)
		return status == STATUS_OK ? STATUS_OK
					   : session_status(session, status);
	if (selection->count == 0)
		session_explain(session, options, bank);
	if (options->counts && !options->lists_ids)
		printf("%zu\n", selection->count);
	else if (!options->lists_ids &&
		 (options->only_matching || options->line_numbers))
		print_each(session, options, query, selection);
	else if (selection->count > 0)
		return session_print(session, options, bank, selection);
	return session_status(session, status);
}

static enum status
run(struct session *session, struct options *options, char **operands)
{
	struct bank bank = {0};
	struct selection selection = {0};
	struct query query = {0};
	enum status status = STATUS_TROUBLE;

	if (make_query(session, options, &operands, &query) &&
	    session_bank(session, &bank) &&
	    (session_select(session, options, operands, &bank, &selection) ||
	     options->is_quiet)) {
		search(session, options, &query, &selection);
		session_order(options, &selection);
		status = print(session, options, &query, &bank, &selection);
	}
	query_free(&query);
	selection_free(&selection);
	bank_free(&bank);
	return status;
}

const struct command command_grep = {
    .name = "grep",
    .summary = "Selects questions that match a pattern",
    .operands = "PATTERN [ID | -]...",
    .examples =
	(const char *const[]){
	    "qbank grep -i 'time_wait|keep-?alive'",
	    "qbank grep -w GIL --and=thread --in=question,answer",
	    "qbank grep -l cache | qbank export - >cache.md",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){grep_options, select_options,
					   print_options, common_options, NULL},
    .format = &format_line,
    .answers = ANSWERS_NONE,
    .run = run,
};
