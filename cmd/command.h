#ifndef COMMAND_H
#define COMMAND_H

#include <stdio.h>

#include "options.h"
#include "read/environment.h"
#include "select/selection.h"

/* As grep's: 0 something was printed, 1 nothing, 2 trouble. */
enum status { STATUS_OK, STATUS_NOTHING, STATUS_TROUBLE };

/* One run of a command. */
struct session {
	const struct command *command;
	struct paths banks; /* those of -b, or none */
	bool has_trouble;   /* a message about trouble was written */
};

/*
 * A command.  To add one: write cmd/NAME.c with its struct at the end, add it
 * to the list in commands.c, describe it in man/qbank.1 with a SYNOPSIS line
 * and an .Ss, and show what it does in tests/NAME.bats.
 */
struct command {
	const char *name;
	const char *summary; /* "lists questions" */
	const char *operands;
	const char *const *examples;		 /* three, and a NULL */
	const struct option_row *const *options; /* tables, and a NULL */
	const struct format *format;		 /* the default one */
	enum answers answers;			 /* the default */
	enum status (*run)(struct session *session, struct options *options,
			   char **operands);
};

/* Every command, and a NULL. */
extern const struct command *const commands[];

/* NULL where there is none; then a message with near names was written. */
const struct command *command_find(const char *name);

/*
 * Parses the command line of a command, ARGV[0] its name; *OPERANDS becomes
 * the rest of it, up to a NULL.  False, and a message, where it is wrong.
 */
bool command_parse(const struct command *command, int argc, char **argv,
		   struct options *options, char ***operands);

/* What --help prints. */
void command_print_help(const struct command *command, FILE *out);

#endif
