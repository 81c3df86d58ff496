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

/* Words that other programs use for what a command does. */
static const struct {
	const char *word, *instead;
} other_words[] = {
    {"daily", "random --daily"},
    {"today", "random --daily"},
    {"search", "grep"},
    {"find", "grep"},
    {"count", "list --count"},
    {"ls", "list"},
    {"topics", "list --count-by=topic"},
    {"tags", "list --count-by=tag"},
    {"levels", "list --count-by=level"},
    {"sources", "list --count-by=source"},
    {"draw", "random"},
    {"shuffle", "random"},
    {"print", "export"},
    {"view", "show"},
    {"cat", "show"},
    {"version", "--version"},
    {"lint", "check"},
    {"validate", "check"},
};

/* Appends what to use instead of an unknown command. */
static void
add_hint(const char *name, struct suggest *suggest, struct buffer *hint)
{
	for (size_t i = 0; i < sizeof(other_words) / sizeof(*other_words); i++)
		if (strcmp(other_words[i].word, name) == 0) {
			buffer_print(hint, "; use qbank %s",
				     other_words[i].instead);
			return;
		}
	suggest_print(suggest, hint);
	if (hint->size == 0)
		buffer_print(hint, "; see qbank help");
}

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
	add_hint(name, &suggest, &hint);
	fprintf(stderr, "qbank: unknown command %s%s\n", QUOTE(text_of(name)),
		hint.data);
	buffer_free(&hint);
	return NULL;
}
