#include <string.h>

#include "commands.h"
#include "session.h"
#include "usage.h"

static enum status
run(struct session *session, struct options *options, char **operands)
{
	const struct command *command;

	(void)session;
	(void)options;
	if (*operands == NULL) {
		usage_print(stdout);
		return STATUS_OK;
	}
	for (; *operands != NULL; operands++) {
		command = command_find(*operands);
		if (command == NULL)
			return STATUS_TROUBLE;
		command_print_help(command, stdout);
	}
	return STATUS_OK;
}

const struct command command_help = {
    .name = "help",
    .summary = "Prints how a command is used",
    .operands = "[COMMAND]...",
    .examples =
	(const char *const[]){
	    "qbank help",
	    "qbank help grep",
	    "qbank random --help",
	    NULL,
	},
    .options = (const struct option_row *const[]){common_options, NULL},
    .run = run,
};
