#include "commands.h"
#include "formats.h"
#include "session.h"

static enum status
run(struct session *session, struct options *options, char **operands)
{
	struct bank bank = {0};
	struct selection selection = {0};
	enum status status = STATUS_TROUBLE;

	options->sheet.is_numbered = true;
	if (options->sheet.title == NULL)
		options->sheet.title = "Questions";
	if (session_bank(session, &bank) &&
	    session_select(session, options, operands, &bank, &selection)) {
		session_order(options, &selection);
		status = session_print(session, options, &bank, &selection);
	}
	selection_free(&selection);
	bank_free(&bank);
	return status;
}

const struct command command_export = {
    .name = "export",
    .summary = "Writes a study sheet",
    .operands = "[ID | -]...",
    .examples =
        (const char *const[]){
            "qbank export -g redis >sheet.md",
            "qbank random -n 20 -T id | qbank export --answers=end -",
            "qbank export -t databases -T text | pr | lpr",
            NULL,
        },
    .options =
        (const struct option_row *const[]){
            export_options, select_options, question_options, print_options,
            common_options, NULL},
    .format = &format_markdown,
    .answers = ANSWERS_INLINE,
    .run = run,
};
