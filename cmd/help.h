#ifndef HELP_H
#define HELP_H

#include <stdio.h>

#include "command.h"

/* Writes what qbank --help prints: examples, global options, commands. */
void help_print(FILE *out);

/* Writes what qbank COMMAND --help prints. */
void help_print_command(const struct command *command, FILE *out);

#endif
