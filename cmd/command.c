#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/safe.h"
#include "base/suggest.h"

/* One for each command, in a file with the same name. */
extern const struct command command_check;
extern const struct command command_export;
extern const struct command command_grep;
extern const struct command command_help;
extern const struct command command_list;
extern const struct command command_random;
extern const struct command command_show;

const struct command command_none = {
    .name = "",
    .options = (const struct option_row *const[]){common_options,
						  global_options, NULL},
};

const struct command *const commands[] = {
    &command_list, &command_random, &command_grep, &command_export,
    &command_show, &command_check,  &command_help, NULL,
};

const struct command *
command_find(const char *name)
{
	struct buffer hint = {0};
	struct suggest suggest;

	suggest_init(&suggest, text_of(name));
	for (size_t i = 0; commands[i] != NULL; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
		suggest_offer(&suggest, text_of(commands[i]->name));
	}
	suggest_print(&suggest, &hint);
	fprintf(stderr, "qbank: unknown command %s%s\n", QUOTE(text_of(name)),
		hint.size > 0 ? hint.data : "; see qbank help");
	buffer_free(&hint);
	return NULL;
}
