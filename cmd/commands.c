#include "commands.h"

#include <stddef.h>

const struct command *const commands[] = {
    &command_list, &command_random, &command_grep, &command_export,
    &command_show, &command_check,  &command_help, NULL,
};
