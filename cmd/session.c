#include "session.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/safe.h"
#include "operands.h"
#include "order/choices.h"
#include "report.h"
#include "summary.h"

/* More threads than this help no one. */
enum { MAX_JOBS = 256 };

static void
say(const struct session *session, const char *format, va_list arguments)
{
	struct buffer message = {0};

	buffer_vprint(&message, format, arguments);
	fprintf(stderr, "qbank %s: ", session->command->name);
	safe_print(stderr, buffer_text(&message), SAFE_TEXT);
	putc('\n', stderr);
	buffer_free(&message);
}

void
session_error(struct session *session, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(session, format, arguments);
	va_end(arguments);
	session->has_trouble = true;
}

void
session_hint(const struct session *session, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(session, format, arguments);
	va_end(arguments);
}

static void
report_no_bank(struct session *session, const struct paths *tried)
{
	fputs("qbank: no question bank found; looked in", stderr);
	for (size_t i = 0; i < tried->count; i++)
		fprintf(stderr, "%s %s", i == 0 ? "" : ",",
			QUOTE(text_of(tried->list[i])));
	fputs("\nqbank: name one with qbank -b DIRECTORY, or in $QBANK_PATH\n"
	      "qbank: to start your own, write a YAML file as qbank(5) shows\n",
	      stderr);
	session->has_trouble = true;
}

bool
session_banks(struct session *session, struct paths *banks)
{
	const struct paths *given = &session->options->banks;
	struct paths tried = {0};
	bool is_there = true;

	for (size_t i = 0; i < given->count; i++)
		paths_add(banks, given->list[i]);
	if (banks->count == 0)
		is_there = environment_banks(banks, &tried);
	if (!is_there)
		report_no_bank(session, &tried);
	paths_free(&tried);
	return is_there;
}

unsigned
session_jobs(const struct session *session)
{
	size_t jobs = session->options->jobs;

	return jobs < MAX_JOBS ? (unsigned)jobs : MAX_JOBS;
}

void
session_read(struct session *session, const struct paths *banks,
	     struct diags *diags)
{
	const struct options *options = session->options;
	struct buffer cache = {0};
	struct bank_options how = {
	    .jobs =
		options->jobs < MAX_JOBS ? (unsigned)options->jobs : MAX_JOBS,
	};

	if (!options->no_cache && environment_cache(&cache))
		how.cache = cache.data;
	bank_open(&session->bank, banks->list, banks->count, &how, diags);
	buffer_free(&cache);
}

static bool
open_bank(struct session *session)
{
	struct paths banks = {0};
	struct diags diags = {0};
	bool is_there = session_banks(session, &banks);

	session_read(session, &banks, &diags);
	if (report_errors(&diags))
		session->has_trouble = true;
	diag_free(&diags);
	paths_free(&banks);
	return is_there;
}

/* Standard input can be read only once. */
static bool
input_is_free(struct session *session)
{
	const struct paths *banks = &session->options->banks;
	const char *user = session->options->input_user;

	for (size_t i = 0; i < banks->count; i++) {
		if (strcmp(banks->list[i], "-") != 0)
			continue;
		if (user != NULL) {
			session_error(session,
				      "standard input cannot be both %s and "
				      "the bank",
				      user);
			return false;
		}
		user = "the bank";
	}
	for (char **operand = session->operands; *operand != NULL; operand++) {
		if (strcmp(*operand, "-") != 0)
			continue;
		if (user != NULL) {
			session_error(session,
				      "standard input cannot be both %s and "
				      "the ids",
				      user);
			return false;
		}
		user = "the ids";
	}
	return true;
}

/*
 * How many questions need to be selected: those that will be printed, if
 * neither the command nor an order chooses among all of them.  0: all.
 */
static size_t
wanted(const struct session *session)
{
	const struct options *options = session->options;

	if (session->command->pick != NULL || options->sorts ||
	    options->reverses)
		return 0;
	return options->most;
}

static bool
select_questions(struct session *session)
{
	const struct filter *filter = &session->options->filter;
	bool done;

	if (*session->operands == NULL) {
		if (session->command->search != NULL)
			return session->command->search(session);
		filter_select(filter, &session->bank, wanted(session),
			      &session->selection);
		return true;
	}
	done = operands_select(session);
	filter_apply(filter, &session->selection);
	return done || session->options->is_quiet;
}

/* Sorts, reverses and cuts the selection as the options say. */
static void
order(const struct options *options, struct selection *selection)
{
	if (options->sorts)
		sort_selection(selection, options->sort);
	if (options->reverses)
		selection_reverse(selection);
	if (options->most > 0)
		selection_slice(selection, 0, options->most);
}

static bool
has_operands(struct session *session)
{
	if (session->command->needs != NEEDS_OPERANDS ||
	    *session->operands != NULL)
		return true;
	session_error(session, "no id given; name one, or use - to read ids "
			       "from standard input");
	return false;
}

/* The steps that all commands on questions share. */
static enum status
run_selection(struct session *session)
{
	const struct command *command = session->command;

	if (!has_operands(session) || !input_is_free(session) ||
	    !open_bank(session) || !select_questions(session))
		return STATUS_TROUBLE;
	if (command->pick != NULL && !command->pick(session))
		return STATUS_TROUBLE;
	order(session->options, &session->selection);
	return command->print != NULL ? command->print(session)
				      : session_print(session);
}

enum status
session_run(const struct command *command, struct options *options,
	    char **operands)
{
	struct session session = {
	    .command = command,
	    .options = options,
	    .operands = operands,
	};
	enum status status = STATUS_TROUBLE;

	if (command->prepare == NULL || command->prepare(&session))
		status = command->needs == NEEDS_NOTHING
			     ? command->run(&session)
			     : run_selection(&session);
	buffer_free(&session.seed);
	query_free(&session.query);
	matcher_free(session.matcher);
	selection_free(&session.selection);
	bank_free(&session.bank);
	return status;
}

const struct format *
session_format(const struct session *session)
{
	const struct format *format = session->options->format;

	return format != NULL ? format : session->command->format;
}

void
session_explain(const struct session *session)
{
	const struct filter *filter = &session->options->filter;
	struct selection all = {0};
	struct buffer message = {0};
	struct text rest, line;

	selection_add_bank(&all, &session->bank);
	filter_explain(filter, &all, &message);
	rest = buffer_text(&message);
	while (text_cut(&rest, '\n', &line))
		session_hint(session, "%.*s", TEXT_ARG(line));
	if (filter_excludes_all(filter, &all))
		session_hint(session, "--exclude-from leaves nothing: every "
				      "question has been seen");
	buffer_free(&message);
	selection_free(&all);
}

enum status
session_print(struct session *session)
{
	const struct format *format = session_format(session);
	struct sheet sheet = session->options->sheet;
	struct buffer summary = {0}, choice_seed = {0};

	if (session->selection.count == 0) {
		session_explain(session);
		return session_status(session, STATUS_NOTHING);
	}
	if (!session->options->has_answers)
		sheet.answers = format->is_record ? ANSWERS_INLINE
						  : session->command->answers;
	sheet.has_color =
	    environment_color(session->options->color, STDOUT_FILENO);
	sheet.is_padded = isatty(STDOUT_FILENO);
	if (!format->is_record)
		summary_add(session, &summary);
	sheet.summary = summary.data;
	if (session->options->shuffles) {
		choices_add_seed(&choice_seed, buffer_text(&session->seed),
				 session->options->variant);
		sheet.choice_seed =
		    choice_seed.data != NULL ? choice_seed.data : "";
	}
	render(stdout, format, &sheet, &session->selection);
	buffer_free(&summary);
	buffer_free(&choice_seed);
	return session_status(session, STATUS_OK);
}

enum status
session_status(const struct session *session, enum status status)
{
	return session->has_trouble ? STATUS_TROUBLE : status;
}
