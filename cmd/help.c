#include "help.h"

#include <string.h>

#include "cmdline.h"
#include "complete.h"
#include "format_example.h"
#include "session.h"

/* Appends the names of an option, such as "-t, --topic=GLOB". */
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

static void
print_rows(const struct command *command, FILE *out)
{
	const struct option_row *row;
	struct buffer names = {0};

	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++) {
		names.size = 0;
		print_names(row, &names);
		fprintf(out, "  %-26s %s\n", names.data, row->help);
	}
	buffer_free(&names);
}

void
help_print(FILE *out)
{
	fputs("  qbank random                  a random question\n"
	      "  qbank grep -i 'keep-?alive'   everything on a topic\n"
	      "  qbank export -g redis         a study sheet\n"
	      "\n"
	      "usage: qbank [OPTION]... COMMAND [OPTION]... [OPERAND]...\n"
	      "A question bank for the shell.\n"
	      "\n",
	      out);
	for (size_t i = 0; commands[i] != NULL; i++)
		fprintf(out, "  %-10s %s\n", commands[i]->name,
			commands[i]->summary);
	putc('\n', out);
	print_rows(&command_none, out);
}

void
help_print_command(const struct command *command, FILE *out)
{
	for (size_t i = 0; command->examples[i] != NULL; i++)
		fprintf(out, "  %s\n", command->examples[i]);
	fprintf(out, "\nusage: qbank %s [OPTION]... %s\n", command->name,
		command->operands);
	fprintf(out, "%s.\n\n", command->summary);
	print_rows(command, out);
}

static void
print_example(void)
{
	for (size_t i = 0; format_example[i] != NULL; i++)
		fputs(format_example[i], stdout);
}

static enum status
run(struct session *session)
{
	const struct command *command;

	if (session->options->completes)
		return complete_print(session, session->operands);
	if (*session->operands == NULL)
		help_print(stdout);
	for (; *session->operands != NULL; session->operands++) {
		if (strcmp(*session->operands, "format") == 0) {
			print_example();
			continue;
		}
		command = command_find(*session->operands);
		if (command == NULL)
			return STATUS_TROUBLE;
		help_print_command(command, stdout);
	}
	return STATUS_OK;
}

const struct command command_help = {
    .name = "help",
    .summary = "Prints how to use a command, or an example of a bank file",
    .operands = "[COMMAND | format]...",
    .examples =
	(const char *const[]){
	    "qbank help",
	    "qbank help grep",
	    "qbank help format >bank.yaml",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){help_options, common_options, NULL},
    .run = run,
};
