#ifndef CMDLINE_H
#define CMDLINE_H

#include <stddef.h>

#include "command.h"

/*
 * Parses a command line, with the command's name in ARGV[0], into *OPTIONS.
 * Sets *OPERANDS to the rest of ARGV, up to its NULL.  If an option is invalid,
 * prints a message and returns false.
 */
bool cmdline_parse(const struct command *command, int argc, char **argv,
		   struct options *options, char ***operands);

/* Returns a command's option NUMBER, from 0, or NULL if there are fewer. */
const struct option_row *cmdline_row(const struct command *command,
				     size_t number);

/* Returns a command's option by its letter or its long name, or NULL. */
const struct option_row *cmdline_find_letter(const struct command *command,
					     char letter);
const struct option_row *cmdline_find_name(const struct command *command,
					   struct text name);

#endif
