#ifndef COMMANDS_H
#define COMMANDS_H

#include "command.h"

/* One for each command, in the file of its name; commands.c lists them. */
extern const struct command command_list;
extern const struct command command_random;
extern const struct command command_grep;
extern const struct command command_export;
extern const struct command command_show;
extern const struct command command_check;
extern const struct command command_help;

#endif
