#include "grep_print.h"
#include "grep_report.h"
#include "report.h"
#include "select/search.h"
#include "session.h"
#include "write/formats.h"
#include "write/why.h"

/* Reports the error in a pattern, with a caret below its place. */
static void
report_pattern(struct session *session, struct text text,
	       const struct pattern_error *error)
{
	struct buffer mark = {0};
	size_t offset = error->offset <= text.size ? error->offset : text.size;

	report_mark(&mark, text, offset);
	session_error(session, "pattern error at offset %zu: %s%s", offset,
		      error->message.data, mark.data);
	buffer_free(&mark);
}

static bool
add_pattern(struct session *session, enum query_role role, struct text text)
{
	struct pattern_error error = {0};
	struct pattern *pattern =
	    pattern_compile(text, &session->options->pattern, &error);

	if (pattern == NULL)
		report_pattern(session, text, &error);
	else
		query_add(&session->query, role, pattern);
	buffer_free(&error.message);
	return pattern != NULL;
}

static bool
options_agree(struct session *session, const struct options *options)
{
	const char *wrong = NULL;

	if (options->has_context_lines && !options->line_numbers)
		wrong = "lines of context (-A, -B, -C) need -n";
	else if (options->context == CONTEXT_MATCH &&
		 (options->line_numbers || options->only_matching ||
		  session_format(session) != &format_line))
		wrong = "--context=match needs -T line, without -n or -o";
	if (wrong != NULL)
		session_error(session, "%s", wrong);
	if (wrong != NULL || options->is_quiet || options->lists_ids ||
	    options->counts)
		return wrong == NULL;
	if (options->only_matching)
		return session_is_line(session, "-o");
	return !options->line_numbers || session_is_line(session, "-n");
}

/* Adds each line of a text as a pattern, as grep(1) does. */
static bool
add_lines(struct session *session, enum query_role role, struct text text)
{
	struct text line = text;

	if (role == QUERY_AND && text_has_any(text, "\n")) {
		session_error(session, "--and: the pattern must be one line; "
				       "use '|' between alternatives");
		return false;
	}
	do {
		if (!text_cut(&text, '\n', &line))
			line = text;
		if (!add_pattern(session, role, line))
			return false;
	} while (text.size > 0);
	return true;
}

/* Builds the query.  Without -e and -f, the first operand is the pattern. */
static bool
prepare(struct session *session)
{
	const struct options *options = session->options;
	bool has_pattern = options->has_pattern_file;

	if (!options_agree(session, options))
		return false;
	session->matcher = matcher_new(MATCHER_TIME);
	session->query.fields = options->fields;
	session->query.inverted = options->inverts;
	for (size_t i = 0; i < options->pattern_count; i++) {
		const struct pattern_word *word = &options->patterns[i];

		has_pattern = has_pattern || word->role == QUERY_ANY;
		if (!add_lines(session, word->role, word->text))
			return false;
	}
	if (has_pattern)
		return true;
	if (*session->operands != NULL)
		return add_lines(session, QUERY_ANY,
				 text_of(*session->operands++));
	session_error(session, "no pattern given; see qbank help grep");
	return false;
}

static bool
search(struct session *session)
{
	struct search search = {
	    .query = &session->query,
	    .filter = &session->options->filter,
	    .most = session_wanted(session),
	    .jobs = session_jobs(session),
	    .time = MATCHER_TIME,
	};
	struct search_result result = {0};

	search_bank(&search, &session->bank, &result);
	grep_report_troubles(session, &result);
	if (result.unsearched > 0)
		grep_report_rest(session, result.unsearched);
	session->selection = result.found;
	result.found = (struct selection){0};
	search_free(&result);
	return true;
}

/* Keeps those of the named questions that match. */
static bool
pick(struct session *session)
{
	struct selection *selection = &session->selection;
	size_t most = session_wanted(session), kept = 0;

	if (*session->operands == NULL)
		return true;
	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];
		enum pattern_result result =
		    query_matches(&session->query, session->matcher, question);

		if (result == PATTERN_TROUBLE)
			grep_report_trouble(session, question,
					    matcher_trouble(session->matcher));
		if (result == PATTERN_YES)
			selection->list[kept++] = question;
		if ((kept == most && most > 0) ||
		    !grep_may_go_on(session, selection->count - i - 1))
			break;
	}
	selection->count = kept;
	return true;
}

/* Prints the questions, with their matches if those are wanted. */
static enum status
print_questions(struct session *session)
{
	struct options *options = session->options;
	bool is_wanted =
	    options->context == CONTEXT_MATCH ||
	    (options->context == CONTEXT_AUTO && environment_columns() > 0);
	struct why why = {
	    .query = &session->query,
	    .matcher = session->matcher,
	    .shows_answers =
		options->has_answers && options->sheet.answers != ANSWERS_NONE,
	};

	if (is_wanted && !session->query.inverted)
		options->sheet.why = &why;
	return session_print(session);
}

static enum status
print(struct session *session)
{
	const struct options *options = session->options;
	size_t count = session->selection.count;
	enum status status = count > 0 ? STATUS_OK : STATUS_NOTHING;

	/* As in grep, a match outweighs trouble elsewhere. */
	if (options->is_quiet && count > 0)
		return STATUS_OK;
	if (options->is_quiet)
		return session_status(session, status);
	if (count == 0)
		session_explain(session);
	if (options->counts && !options->lists_ids)
		printf("%zu\n", count);
	else if (!options->lists_ids &&
		 (options->only_matching || options->line_numbers))
		grep_print(session);
	else if (count > 0)
		return print_questions(session);
	return session_status(session, status);
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
    .needs = NEEDS_SELECTION,
    .prepare = prepare,
    .search = search,
    .pick = pick,
    .print = print,
};
