#include "commands.h"
#include "session.h"
#include "write/formats.h"

static enum status
run(struct session *session, struct options *options, char **operands)
{
	struct bank bank = {0};
	struct selection selection = {0};
	enum status status = STATUS_TROUBLE;

	if (*operands == NULL)
		session_error(session, "which one? Give an id, or - to read "
				       "ids from standard input");
	else if (session_bank(session, &bank) &&
		 session_select(session, options, operands, &bank,
				&selection)) {
		session_order(options, &selection);
		status = session_print(session, options, &bank, &selection);
	}
	selection_free(&selection);
	bank_free(&bank);
	return status;
}

const struct command command_show = {
    .name = "show",
    .summary = "Prints the questions named, with their answers",
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
    .run = run,
};
