#include "session.h"
#include "write/count.h"
#include "write/formats.h"

static bool
prepare(struct session *session)
{
	const struct options *options = session->options;

	return options->count_key_count == 0 || options->counts ||
	       session_is_line(session, "--count-by");
}

static enum status
print(struct session *session)
{
	const struct options *options = session->options;
	const struct selection *selection = &session->selection;

	if (!options->counts && options->count_key_count == 0)
		return session_print(session);
	if (selection->count == 0)
		session_explain(session);
	if (options->counts)
		printf("%zu\n", selection->count);
	else if (!count_print(stdout, selection, options->count_keys,
			      options->count_key_count,
			      environment_columns() > 0))
		session_error(session, "--count-by: too many combinations; "
				       "count by fewer keys");
	return session_status(session, selection->count > 0 ? STATUS_OK
							    : STATUS_NOTHING);
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
    .needs = NEEDS_SELECTION,
    .prepare = prepare,
    .print = print,
};
