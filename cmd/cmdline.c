#include "cmdline.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "cmdline_report.h"

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

const struct option_row *
cmdline_find_letter(const struct command *command, char letter)
{
	const struct option_row *row;

	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++)
		if (row->letter == letter)
			break;
	return row;
}

const struct option_row *
cmdline_find_name(const struct command *command, struct text name)
{
	const struct option_row *row;

	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++)
		if (text_is(name, row->name))
			break;
	return row;
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

/*
 * Returns the row for a result of getopt_long(3), or NULL for ':' and '?', with
 * which it refuses an option.  No row has these letters.
 */
static const struct option_row *
row_of(const struct command *command, int found)
{
	if (found >= FIRST_ROW)
		return cmdline_row(command, (size_t)(found - FIRST_ROW));
	return cmdline_find_letter(command, (char)found);
}

/* Reports an option that getopt_long(3) refused; WORD contains it. */
static void
report(const struct command *command, int found, const char *word)
{
	struct text name = {word, strcspn(word, "=")};

	if (found == ':')
		cmdline_report_missing(command, row_of(command, optopt));
	else if (optopt >= FIRST_ROW)
		cmdline_report_argument(command, row_of(command, optopt));
	else if (optopt != 0)
		cmdline_report_letter(command, (char)optopt);
	else
		cmdline_report_name(command, name);
}

/*
 * Reports "-1" after --daily, whose argument is optional, so a blank cuts it
 * off.  Returns false if WORD is something else.
 */
static bool
report_day(const struct command *command, const char *word,
	   const struct options *options)
{
	struct date day;

	if (!options->is_daily || word == NULL || word[0] != '-' ||
	    !ascii_is_digit((char)optopt) || word[1] != (char)optopt ||
	    !date_parse_day(text_of(word), options->date, &day))
		return false;
	cmdline_report(command, "unknown option '%s'; use --daily=%s", word,
		       word);
	return true;
}

static bool
apply(const struct command *command, const struct option_row *row,
      struct options *options)
{
	struct buffer error = {0};
	bool done = row->set(row, options, optarg, &error);

	if (!done) {
		cmdline_report(command, "--%s: %.*s", row->name,
			       TEXT_ARG(buffer_text(&error)));
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
		const struct option_row *row = row_of(command, found);

		/* A word with letters left is the one after the last. */
		if (row == NULL &&
		    !report_day(command, argv[optind - 1], options) &&
		    !report_day(command, argv[optind], options))
			report(command, found, argv[optind - 1]);
		done = row != NULL && apply(command, row, options);
	}
	*operands = argv + optind;
	free(table);
	buffer_free(&letters);
	return done;
}
