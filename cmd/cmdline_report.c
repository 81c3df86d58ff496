#include "cmdline_report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/safe.h"
#include "base/suggest.h"
#include "cmdline.h"
#include "write/format.h"

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

/* What to use instead of an option that another program has. */
static const struct habit {
	const char *command; /* or NULL: any */
	char letter;
	const char *name, *hint;
} habits[] = {
    {"", 'v', NULL, "did you mean -V?"},
    {"grep", 'r', "recursive",
     "the whole bank is searched; for the other order, use --reverse"},
    {"grep", 'R', "dereference-recursive", "the whole bank is searched"},
    {"grep", 'L', "files-without-match", "use -l -v"},
    {"grep", '\0', "files-with-matches", "use -l"},
    {"grep", 'H', "with-filename", "use -n"},
    {"grep", '\0', "no-filename", "use -o"},
    {"grep", 'x', "line-regexp", "use '^(?:PATTERN)$'"},
    {"grep", 'y', NULL, "use -i"},
    {"grep", 'z', "null-data", "use -0 -l"},
    {"grep", 'Z', NULL, "use -0 -l"},
    {"grep", 'G', "basic-regexp",
     "patterns are Perl-compatible, or strings with -F"},
    {"grep", '\0', "include", "use -t, or name a file with -b"},
    {"grep", '\0', "exclude", "use --not-topic"},
    {NULL, 'o', "output", "to write a file, use >FILE"},
};

/* Returns the hint for a letter or, if it is '\0', for a name; or NULL. */
static const char *
find_habit(const struct command *command, char letter, struct text name)
{
	for (size_t i = 0; i < sizeof(habits) / sizeof(*habits); i++) {
		const struct habit *habit = &habits[i];

		if (habit->command != NULL &&
		    strcmp(habit->command, command->name) != 0)
			continue;
		if (letter != '\0'
			? habit->letter == letter
			: habit->name != NULL && text_is(name, habit->name))
			return habit->hint;
	}
	return NULL;
}

/*
 * Appends what to use instead of an unknown letter: what other programs have it
 * for, the same option by its name, or the option of another command.
 */
static void
add_letter_hint(const struct command *command, char letter, struct buffer *hint)
{
	const struct command *owner = owner_of((struct text){NULL, 0}, letter);
	const struct option_row *row =
	    owner != NULL ? cmdline_find_letter(owner, letter) : NULL;
	const char *habit = find_habit(command, letter, (struct text){NULL, 0});

	if (ascii_is_digit(letter) &&
	    cmdline_find_name(command, text_of("number")))
		buffer_print(hint, "use -n %c", letter);
	else if (ascii_is_digit(letter) && cmdline_find_letter(command, 'C'))
		buffer_print(hint, "use -n -C %c", letter);
	else if (habit != NULL)
		buffer_print(hint, "%s", habit);
	else if (row != NULL && cmdline_find_name(command, text_of(row->name)))
		buffer_print(hint, "use --%s", row->name);
	else if (row != NULL)
		buffer_print(hint, "use qbank %s -%c", owner->name, letter);
	else
		buffer_print(hint, "see qbank help%s%s", space(command),
			     command->name);
}

void
cmdline_report_letter(const struct command *command, char letter)
{
	char word[] = {'-', letter, '\0'};
	struct buffer hint = {0};

	add_letter_hint(command, letter, &hint);
	cmdline_report(command, "unknown option %s; %s", QUOTE(text_of(word)),
		       hint.data);
	buffer_free(&hint);
}

static bool
is_format(struct text name)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (text_is(name, formats[i]->name))
			return true;
	return false;
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

/*
 * Appends what to use instead of an unknown name: the option of another
 * command, a format, or a similar name.
 */
static void
add_name_hint(const struct command *command, struct text name,
	      struct buffer *hint)
{
	const struct command *owner = owner_of(name, '\0');
	const char *habit = find_habit(command, '\0', name);
	const struct option_row *row;
	struct suggest suggest;

	suggest_init(&suggest, name);
	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++)
		suggest_offer(&suggest, text_of(row->name));
	if (owner != NULL)
		buffer_print(hint, "use qbank %s --%.*s", owner->name,
			     TEXT_ARG(name));
	else if (habit != NULL)
		buffer_print(hint, "%s", habit);
	else if (is_format(name) && cmdline_find_letter(command, 'T') != NULL)
		buffer_print(hint, "use -T %.*s", TEXT_ARG(name));
	else if (suggest.count > 0)
		buffer_print(hint, "did you mean --%.*s?",
			     TEXT_ARG(suggest.best[0]));
	else
		buffer_print(hint, "see qbank help%s%s", space(command),
			     command->name);
}

void
cmdline_report_name(const struct command *command, struct text word)
{
	struct text name = text_from(word, 2);
	struct buffer fitting = {0}, hint = {0};

	add_fitting(command, name, &fitting);
	add_name_hint(command, name, &hint);
	if (fitting.size > 0)
		cmdline_report(command, "option %s is ambiguous:%s",
			       QUOTE(word), fitting.data);
	else
		cmdline_report(command, "unknown option %s; %s", QUOTE(word),
			       hint.data);
	buffer_free(&fitting);
	buffer_free(&hint);
}
