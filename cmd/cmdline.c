#include "cmdline.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/safe.h"
#include "base/suggest.h"

/* getopt_long(3) returns FIRST_ROW plus a row's number for a long option. */
enum { FIRST_ROW = 256 };

const struct option_row *
cmdline_row(const struct command *command, size_t number)
{
	for (size_t i = 0; command->options[i] != NULL; i++) {
		const struct option_row *row = command->options[i];

		for (; row->name != NULL; row++)
			if (number-- == 0)
				return row;
	}
	return NULL;
}

static int
argument_of(const struct option_row *row)
{
	if (row->argument == NULL)
		return no_argument;
	return row->argument[0] == '[' ? optional_argument : required_argument;
}

/* Returns the tables in the form of getopt_long(3); the caller frees it. */
static struct option *
long_options(const struct command *command, struct buffer *letters)
{
	struct option *options = NULL;
	size_t count = 0;

	/*
	 * "+" ends the global options at the command.  ":" makes getopt
	 * return a missing argument as ':' and print nothing.
	 */
	buffer_print(letters, "%s:", command->name[0] == '\0' ? "+" : "");
	for (;; count++) {
		const struct option_row *row = cmdline_row(command, count);

		options = mem_resize(options, count + 1, sizeof(*options));
		options[count] = (struct option){0};
		if (row == NULL)
			return options;
		options[count].name = row->name;
		options[count].has_arg = argument_of(row);
		options[count].val = FIRST_ROW + (int)count;
		if (row->letter != '\0') {
			buffer_add_char(letters, row->letter);
			if (argument_of(row) == required_argument)
				buffer_add_char(letters, ':');
		}
	}
}

static const struct option_row *
row_of(const struct command *command, int found)
{
	const struct option_row *row;

	if (found >= FIRST_ROW)
		return cmdline_row(command, (size_t)(found - FIRST_ROW));
	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++)
		if (row->letter == found)
			break;
	return row;
}

/* Returns what comes before a command's name; the global options have none. */
static const char *
space(const struct command *command)
{
	return command->name[0] != '\0' ? " " : "";
}

/* Prints "qbank COMMAND: " to standard error. */
static void
print_prefix(const struct command *command)
{
	fprintf(stderr, "qbank%s%s: ", space(command), command->name);
}

/* Reports a long option that is unknown or ambiguous. */
static void
report_long(const struct command *command, struct text word)
{
	struct text name = text_from(word, 2);
	struct buffer fits = {0};
	const struct option_row *row;
	struct suggest suggest;

	suggest_init(&suggest, name);
	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++) {
		suggest_offer(&suggest, text_of(row->name));
		if (strncmp(row->name, name.data, name.size) == 0)
			buffer_print(&fits, " --%s", row->name);
	}
	if (fits.size > 0)
		fprintf(stderr, "option %s is ambiguous:%s\n", QUOTE(word),
			fits.data);
	else if (suggest.count > 0)
		fprintf(stderr, "unknown option %s; did you mean --%.*s?\n",
			QUOTE(word), TEXT_ARG(suggest.best[0]));
	else
		fprintf(stderr, "unknown option %s; see qbank help%s%s\n",
			QUOTE(word), space(command), command->name);
	buffer_free(&fits);
}

/* Reports an unknown option, or a wrong or missing argument. */
static void
report(const struct command *command, int found, const char *word)
{
	const struct option_row *row = row_of(command, optopt);
	char letter[] = {'-', (char)optopt, '\0'};

	print_prefix(command);
	if (found == ':')
		fprintf(stderr, "option --%s needs %s\n", row->name,
			row->argument);
	else if (optopt >= FIRST_ROW)
		fprintf(stderr, "option --%s takes no argument\n", row->name);
	else if (optopt != 0)
		fprintf(stderr, "unknown option %s; see qbank help%s%s\n",
			QUOTE(text_of(letter)), space(command), command->name);
	else
		report_long(command, (struct text){word, strcspn(word, "=")});
}

static bool
apply(const struct command *command, const struct option_row *row,
      struct options *options)
{
	struct buffer error = {0};
	bool done = row->set(row, options, optarg, &error);

	if (!done) {
		print_prefix(command);
		fprintf(stderr, "--%s: %s\n", row->name,
			error.data != NULL ? error.data : "?");
	}
	buffer_free(&error);
	return done;
}

bool
cmdline_parse(const struct command *command, int argc, char **argv,
	      struct options *options, char ***operands)
{
	struct buffer letters = {0};
	struct option *table = long_options(command, &letters);
	bool done = true;
	int found;

	optind = 0; /* scan a new argv, also for glibc's own state */
	opterr = 0;
	while (done && (found = getopt_long(argc, argv, letters.data, table,
					    NULL)) != -1) {
		done = found != '?' && found != ':';
		if (done)
			done = apply(command, row_of(command, found), options);
		else
			report(command, found, argv[optind - 1]);
	}
	*operands = argv + optind;
	free(table);
	buffer_free(&letters);
	return done;
}
