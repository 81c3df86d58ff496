#include "commands.h"
#include "session.h"
#include "write/count.h"
#include "write/formats.h"

static enum status
count(struct session *session, struct options *options, const struct bank *bank,
      const struct selection *selection)
{
	if (selection->count == 0)
		session_explain(session, options, bank);
	if (options->counts)
		printf("%zu\n", selection->count);
	else
		count_print(stdout, selection, options->count_keys,
			    options->count_key_count);
	return session_status(session, selection->count > 0 ? STATUS_OK
							    : STATUS_NOTHING);
}

static enum status
run(struct session *session, struct options *options, char **operands)
{
	struct bank bank = {0};
	struct selection selection = {0};
	enum status status = STATUS_TROUBLE;

	if (session_bank(session, &bank) &&
	    session_select(session, options, operands, &bank, &selection)) {
		session_order(options, &selection);
		if (options->counts || options->count_key_count > 0)
			status = count(session, options, &bank, &selection);
		else
			status =
			    session_print(session, options, &bank, &selection);
	}
	selection_free(&selection);
	bank_free(&bank);
	return status;
}

const struct command command_list = {
    .name = "list",
    .summary = "Lists questions, or counts them by a field",
    .operands = "[ID | -]...",
    .examples =
	(const char *const[]){
	    "qbank list -t network --level=senior",
	    "qbank list -g redis | sort -R | head -3 | qbank export -",
	    "qbank list --count-by=topic,level",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){select_options, list_options,
					   question_options, print_options,
					   common_options, NULL},
    .format = &format_line,
    .answers = ANSWERS_NONE,
    .run = run,
};
