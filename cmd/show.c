#include "command.h"
#include "write/formats.h"

const struct command command_show = {
    .name = "show",
    .summary = "Prints the named questions with their answers",
    .operands = "ID... | -",
    .examples =
	(const char *const[]){
	    "qbank show redis-persistence",
	    "qbank grep -l asyncio | qbank show -",
	    "qbank list | fzf --preview 'qbank show {1}'",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){question_options, print_options,
					   common_options, NULL},
    .format = &format_text,
    .answers = ANSWERS_INLINE,
    .needs = NEEDS_OPERANDS,
};
