#include "cmdline_report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/safe.h"
#include "base/suggest.h"
#include "cmdline.h"

/* Returns what comes before a command's name; the global options have none. */
static const char *
space(const struct command *command)
{
	return command->name[0] != '\0' ? " " : "";
}

void
cmdline_report(const struct command *command, const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "qbank%s%s: ", space(command), command->name);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	putc('\n', stderr);
}

void
cmdline_report_missing(const struct command *command,
		       const struct option_row *row)
{
	cmdline_report(command, "option --%s needs %s; see qbank help%s%s",
		       row->name, row->argument, space(command), command->name);
}

void
cmdline_report_argument(const struct command *command,
			const struct option_row *row)
{
	cmdline_report(command,
		       "option --%s takes no argument; see qbank help%s%s",
		       row->name, space(command), command->name);
}

/* Returns the first command that has an option, by name or by letter. */
static const struct command *
owner_of(struct text name, char letter)
{
	for (size_t i = 0; commands[i] != NULL; i++)
		if (name.size > 0
			? cmdline_find_name(commands[i], name) != NULL
			: cmdline_find_letter(commands[i], letter) != NULL)
			return commands[i];
	return NULL;
}

void
cmdline_report_letter(const struct command *command, const char *letter)
{
	const struct command *owner =
	    owner_of((struct text){NULL, 0}, letter[1]);
	const struct option_row *row =
	    owner != NULL ? cmdline_find_letter(owner, letter[1]) : NULL;
	struct text word = text_of(letter);

	/* The letter may mean something else where the name does not. */
	if (row != NULL && cmdline_find_name(command, text_of(row->name)))
		cmdline_report(command, "unknown option %s; use --%s",
			       QUOTE(word), row->name);
	else if (row != NULL)
		cmdline_report(command, "unknown option %s; use qbank %s %s",
			       QUOTE(word), owner->name, letter);
	else
		cmdline_report(command, "unknown option %s; see qbank help%s%s",
			       QUOTE(word), space(command), command->name);
}

/* Appends the long options that begin with a text. */
static void
add_fitting(const struct command *command, struct text name,
	    struct buffer *fitting)
{
	const struct option_row *row;

	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++)
		if (strncmp(row->name, name.data, name.size) == 0)
			buffer_print(fitting, " --%s", row->name);
}

void
cmdline_report_name(const struct command *command, struct text word)
{
	struct text name = text_from(word, 2);
	const struct command *owner = owner_of(name, '\0');
	const struct option_row *row;
	struct buffer fitting = {0};
	struct suggest suggest;

	suggest_init(&suggest, name);
	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++)
		suggest_offer(&suggest, text_of(row->name));
	add_fitting(command, name, &fitting);
	if (fitting.size > 0)
		cmdline_report(command, "option %s is ambiguous:%s",
			       QUOTE(word), fitting.data);
	else if (owner != NULL)
		cmdline_report(command, "unknown option %s; use qbank %s --%s",
			       QUOTE(word), owner->name,
			       cmdline_find_name(owner, name)->name);
	else if (suggest.count > 0)
		cmdline_report(command,
			       "unknown option %s; did you mean --%.*s?",
			       QUOTE(word), TEXT_ARG(suggest.best[0]));
	else
		cmdline_report(command, "unknown option %s; see qbank help%s%s",
			       QUOTE(word), space(command), command->name);
	buffer_free(&fitting);
}
