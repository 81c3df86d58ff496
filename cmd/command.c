#include "command.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/suggest.h"

const struct command *
command_find(const char *name)
{
	struct buffer message = {0};
	struct suggest suggest;

	suggest_init(&suggest, text_of(name));
	for (size_t i = 0; commands[i] != NULL; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
		suggest_offer(&suggest, text_of(commands[i]->name));
	}
	suggest_print(&suggest, &message);
	fprintf(stderr, "qbank: no command '%s'%s\n", name,
		message.size > 0 ? message.data : "; qbank help lists them");
	buffer_free(&message);
	return NULL;
}

/* A command's rows one after the other: NULL at the end. */
static const struct option_row *
row_at(const struct command *command, size_t number)
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

/* The tables in the form of getopt_long(3); option.val is a row's number. */
static struct option *
long_options(const struct command *command, struct buffer *letters)
{
	struct option *options = NULL;
	size_t count = 0;

	/* ":" has getopt tell a missing argument and print nothing itself. */
	buffer_add_char(letters, ':');
	for (;; count++) {
		const struct option_row *row = row_at(command, count);

		options = mem_resize(options, count + 1, sizeof(*options));
		options[count] = (struct option){0};
		if (row == NULL)
			return options;
		options[count].name = row->name;
		options[count].has_arg = argument_of(row);
		options[count].val = 256 + (int)count;
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

	if (found >= 256)
		return row_at(command, (size_t)found - 256);
	for (size_t i = 0; (row = row_at(command, i)) != NULL; i++)
		if (row->letter == found)
			break;
	return row;
}

/* getopt found an unknown option, or one without its argument. */
static void
report_option(const struct command *command, int found, const char *word)
{
	struct buffer hint = {0};
	struct suggest suggest;
	const struct option_row *row;
	size_t size = strcspn(word, "=");

	if (found == ':') {
		row = row_of(command, optopt);
		fprintf(stderr, "qbank %s: the option --%s needs %s\n",
			command->name, row->name, row->argument);
		return;
	}
	if (optopt >= 256) {
		row = row_of(command, optopt);
		fprintf(stderr, "qbank %s: the option --%s takes no argument\n",
			command->name, row->name);
		return;
	}
	if (optopt != 0) {
		fprintf(stderr,
			"qbank %s: unknown option -%c%s; see qbank help %s\n",
			command->name, optopt,
			optopt == 'b' ? " (-b comes before the command)" : "",
			command->name);
		return;
	}
	suggest_init(&suggest, (struct text){word + 2, size - 2});
	for (size_t i = 0; (row = row_at(command, i)) != NULL; i++) {
		suggest_offer(&suggest, text_of(row->name));
		if (strncmp(row->name, word + 2, size - 2) == 0)
			buffer_print(&hint, " --%s", row->name);
	}
	if (hint.size > 0)
		fprintf(stderr,
			"qbank %s: %.*s is short for more than one:%s\n",
			command->name, (int)size, word, hint.data);
	else if (suggest.count > 0)
		fprintf(stderr,
			"qbank %s: unknown option %.*s; did you mean --%.*s?\n",
			command->name, (int)size, word,
			TEXT_ARG(suggest.best[0]));
	else
		fprintf(stderr,
			"qbank %s: unknown option %.*s; see its --help\n",
			command->name, (int)size, word);
	buffer_free(&hint);
}

static bool
apply(const struct command *command, const struct option_row *row,
      struct options *options)
{
	struct buffer error = {0};
	bool done = row->set(row, options, optarg, &error);

	if (!done)
		fprintf(stderr, "qbank %s: --%s: %s\n", command->name,
			row->name, error.data != NULL ? error.data : "?");
	buffer_free(&error);
	return done;
}

bool
command_parse(const struct command *command, int argc, char **argv,
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
			report_option(command, found, argv[optind - 1]);
	}
	*operands = argv + optind;
	free(table);
	buffer_free(&letters);
	return done;
}

/* "-t, --topic=GLOB" */
static void
print_names(const struct option_row *row, struct buffer *out)
{
	if (row->letter != '\0')
		buffer_print(out, "-%c, ", row->letter);
	else
		buffer_print(out, "    ");
	buffer_print(out, "--%s", row->name);
	if (row->argument != NULL)
		buffer_print(out, "%s%s", row->argument[0] == '[' ? "" : "=",
			     row->argument);
}

void
command_print_help(const struct command *command, FILE *out)
{
	const struct option_row *row;
	struct buffer names = {0};

	for (size_t i = 0; command->examples[i] != NULL; i++)
		fprintf(out, "  %s\n", command->examples[i]);
	fprintf(out, "\nusage: qbank %s [OPTION]...%s%s\n", command->name,
		command->operands[0] != '\0' ? " " : "", command->operands);
	fprintf(out, "%s.\n\n", command->summary);
	for (size_t i = 0; (row = row_at(command, i)) != NULL; i++) {
		names.size = 0;
		print_names(row, &names);
		fprintf(out, "  %-26s %s\n", names.data, row->help);
	}
	buffer_free(&names);
}
