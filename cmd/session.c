#include "session.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/safe.h"
#include "operands.h"

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

/*
 * Lets NEXT read standard input.  Fails if *USER is set because another one
 * reads it already.
 */
static bool
claim_input(struct session *session, const char **user, const char *next)
{
	if (*user == NULL) {
		*user = next;
		return true;
	}
	if (strcmp(*user, next) == 0)
		session_error(session, "standard input can be read only once");
	else
		session_error(session,
			      "standard input cannot be both %s%s and %s",
			      *user == session->options->input_user ? "--" : "",
			      *user, next);
	return false;
}

/* Returns whether only one reader uses standard input; reports it if not. */
static bool
input_is_free(struct session *session)
{
	const struct paths *banks = &session->options->banks;
	const char *user = session->options->input_user;

	for (size_t i = 0; i < banks->count; i++)
		if (strcmp(banks->list[i], "-") == 0 &&
		    !claim_input(session, &user, "the bank"))
			return false;
	for (char **operand = session->operands; *operand != NULL; operand++)
		if (strcmp(*operand, "-") == 0 &&
		    !claim_input(session, &user, "the ids"))
			return false;
	return true;
}

size_t
session_wanted(const struct session *session)
{
	const struct options *options = session->options;

	if (options->is_quiet)
		return 1;
	return options->sorts || options->reverses ? 0 : options->most;
}

static bool
select_questions(struct session *session)
{
	const struct filter *filter = &session->options->filter;
	bool done;

	if (*session->operands == NULL) {
		if (session->command->search != NULL)
			return session->command->search(session);
		filter_select(filter, &session->bank, session_wanted(session),
			      &session->selection);
		return true;
	}
	done = operands_select(session);
	filter_apply(filter, &session->selection);
	return done || session->options->is_quiet;
}

/* Sorts, reverses and limits the selection as the options say. */
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

/* Checks that only ids are to end with a NUL. */
static bool
null_ends_ids(struct session *session)
{
	const struct options *options = session->options;

	if (options->sheet.terminator != '\0' ||
	    options->format == format_find("id"))
		return true;
	session_error(session, "-0 needs -T id, not -T %s",
		      options->format->name);
	return false;
}

/* Checks that the format can print an answer without its question. */
static bool
answer_can_be_alone(struct session *session)
{
	const struct options *options = session->options;
	const struct format *format = session_format(session);

	if (!options->has_answers || options->sheet.answers != ANSWERS_ONLY ||
	    !format->is_record)
		return true;
	session_error(
	    session, "--answer-only needs -T text, markdown or html, not -T %s",
	    format->name);
	return false;
}

/* Runs the steps that all commands on questions share. */
static enum status
run_selection(struct session *session)
{
	const struct command *command = session->command;

	if (!answer_can_be_alone(session) || !has_operands(session) ||
	    !input_is_free(session) || !session_open(session) ||
	    !select_questions(session))
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

	if (null_ends_ids(&session) &&
	    (command->prepare == NULL || command->prepare(&session)))
		status = command->needs == NEEDS_NOTHING
			     ? command->run(&session)
			     : run_selection(&session);
	if (bank_has_failed(&session.bank)) {
		session_error(&session, "a saved deck is damaged, and its file "
					"cannot be read; use --no-cache");
		status = STATUS_TROUBLE;
	}
	buffer_free(&session.seed);
	query_free(&session.query);
	matcher_free(session.matcher);
	selection_free(&session.selection);
	bank_free(&session.bank);
	return status;
}

enum status
session_status(const struct session *session, enum status status)
{
	return session->has_trouble ? STATUS_TROUBLE : status;
}
