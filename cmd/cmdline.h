#ifndef CMDLINE_H
#define CMDLINE_H

#include <stddef.h>

#include "command.h"

/*
 * Parses the command line of a command, ARGV[0] its name, into *OPTIONS.
 * *OPERANDS becomes the rest of it, up to a NULL.  False, and a message, if
 * it is wrong.
 */
bool cmdline_parse(const struct command *command, int argc, char **argv,
		   struct options *options, char ***operands);

/* Returns the option NUMBER, from 0, of a command; NULL at the end. */
const struct option_row *cmdline_row(const struct command *command,
				     size_t number);

#endif
