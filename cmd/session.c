#include "session.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/index.h"
#include "base/safe.h"
#include "base/slurp.h"
#include "base/suggest.h"
#include "read/id_lines.h"
#include "report.h"

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
	fputs("qbank: no bank of questions; looked for", stderr);
	for (size_t i = 0; i < tried->count; i++)
		fprintf(stderr, "%s %s", i == 0 ? "" : ",", tried->list[i]);
	fputs("\nqbank: name one with qbank -b DIRECTORY, or in $QBANK_PATH\n"
	      "qbank: to start your own, write a YAML file as qbank(5) shows\n",
	      stderr);
	session->has_trouble = true;
}

bool
session_banks(struct session *session, struct paths *banks)
{
	struct paths tried = {0};
	bool is_there = true;

	for (size_t i = 0; i < session->banks.count; i++)
		paths_add(banks, session->banks.list[i]);
	if (banks->count == 0)
		is_there = environment_banks(banks, &tried);
	if (!is_there)
		report_no_bank(session, &tried);
	paths_free(&tried);
	return is_there;
}

bool
session_bank(struct session *session, struct bank *bank)
{
	struct paths banks = {0};
	struct diags diags = {0};
	bool is_there = session_banks(session, &banks);

	for (size_t i = 0; i < banks.count; i++)
		bank_add(bank, banks.list[i], &diags);
	if (report_messages(&diags))
		session->has_trouble = true;
	diag_free(&diags);
	paths_free(&banks);
	return is_there;
}

static bool
add_id(struct session *session, const struct selection *all,
       const struct index *ids, struct text id, struct selection *selection)
{
	struct buffer hint = {0};
	struct suggest suggest;
	size_t at;

	if (index_find(ids, id, &at)) {
		selection_add(selection, all->list[at]);
		return true;
	}
	suggest_init(&suggest, id);
	for (size_t i = 0; i < all->count; i++)
		suggest_offer(&suggest, question_get(all->list[i], FIELD_ID));
	suggest_print(&suggest, &hint);
	session_error(session, "no id '%.*s'%s", TEXT_ARG(id),
		      hint.size > 0 ? hint.data : "");
	buffer_free(&hint);
	return false;
}

static bool
add_ids_of_input(struct session *session, const struct selection *all,
		 const struct index *ids, struct selection *selection)
{
	struct buffer lines = {0};
	struct text rest, id;
	bool done = slurp(&lines, STDIN_FILENO);

	if (!done)
		session_error(session, "standard input: %s", strerror(errno));
	rest = buffer_text(&lines);
	while (id_lines_next(&rest, &id))
		done = add_id(session, all, ids, id, selection) && done;
	buffer_free(&lines);
	return done;
}

static bool
add_operands(struct session *session, char **operands,
	     const struct selection *all, struct selection *selection)
{
	struct index ids;
	bool done = true;

	ids = selection_index(all);
	for (; *operands != NULL; operands++) {
		if (strcmp(*operands, "-") == 0)
			done =
			    add_ids_of_input(session, all, &ids, selection) &&
			    done;
		else
			done = add_id(session, all, &ids, text_of(*operands),
				      selection) &&
			       done;
	}
	index_free(&ids);
	return done;
}

/* Standard input can be read once. */
static bool
input_is_free(struct session *session, char **operands)
{
	bool is_bank = false, has_ids = false;

	for (size_t i = 0; i < session->banks.count; i++)
		is_bank = is_bank || strcmp(session->banks.list[i], "-") == 0;
	for (; *operands != NULL; operands++)
		has_ids = has_ids || strcmp(*operands, "-") == 0;
	if (is_bank && has_ids)
		session_error(session, "standard input cannot be both the "
				       "bank and the ids");
	return !is_bank || !has_ids;
}

bool
session_select(struct session *session, struct options *options,
	       char **operands, const struct bank *bank,
	       struct selection *selection)
{
	struct selection all = {0};
	bool done;

	if (!input_is_free(session, operands))
		return false;
	if (*operands == NULL) {
		selection_add_bank(selection, bank);
		filter_apply(&options->filter, selection);
		return true;
	}
	selection_add_bank(&all, bank);
	done = add_operands(session, operands, &all, selection);
	selection_free(&all);
	filter_apply(&options->filter, selection);
	return done;
}

void
session_order(const struct options *options, struct selection *selection)
{
	if (options->sorts)
		sort_selection(selection, options->sort);
	if (options->reverses)
		selection_reverse(selection);
	if (options->most > 0)
		selection_slice(selection, 0, options->most);
}

void
session_explain(const struct session *session, const struct options *options,
		const struct bank *bank)
{
	struct selection all = {0};
	struct buffer message = {0};
	struct text rest, line;

	selection_add_bank(&all, bank);
	filter_explain(&options->filter, &all, &message);
	rest = buffer_text(&message);
	while (text_cut(&rest, '\n', &line))
		session_hint(session, "%.*s", TEXT_ARG(line));
	if (filter_excludes_all(&options->filter, &all))
		session_hint(session, "everything has been seen: "
				      "--exclude-from leaves nothing");
	buffer_free(&message);
	selection_free(&all);
}

/* "20 questions; topic databases; seed paper1" */
static void
summarize(const struct options *options, const struct selection *selection,
	  struct buffer *summary)
{
	buffer_print(summary, "%zu question%s", selection->count,
		     selection->count == 1 ? "" : "s");
	filter_describe(&options->filter, summary);
	if (options->seed != NULL)
		buffer_print(summary, "; seed %s", options->seed);
}

enum status
session_print(struct session *session, struct options *options,
	      const struct bank *bank, const struct selection *selection)
{
	const struct command *command = session->command;
	const struct format *format =
	    options->format != NULL ? options->format : command->format;
	struct sheet sheet = options->sheet;
	struct buffer summary = {0};

	if (selection->count == 0) {
		session_explain(session, options, bank);
		return session_status(session, STATUS_NOTHING);
	}
	if (!options->has_answers)
		sheet.answers =
		    format->is_record ? ANSWERS_INLINE : command->answers;
	sheet.has_color = environment_color(options->color, STDOUT_FILENO);
	sheet.is_padded = isatty(STDOUT_FILENO);
	summarize(options, selection, &summary);
	sheet.summary = summary.data;
	render(stdout, format, &sheet, selection);
	buffer_free(&summary);
	return session_status(session, STATUS_OK);
}

enum status
session_status(const struct session *session, enum status status)
{
	return session->has_trouble ? STATUS_TROUBLE : status;
}
