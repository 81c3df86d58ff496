#include "lint/lint.h"
#include "report.h"
#include "session.h"

static enum status
verdict(const struct diags *diags, bool is_strict)
{
	size_t mistakes = diags->totals[DIAG_ERROR];

	if (diags->totals[DIAG_TROUBLE] > 0)
		return STATUS_TROUBLE;
	if (is_strict)
		mistakes += diags->totals[DIAG_WARNING];
	return mistakes > 0 ? STATUS_NOTHING : STATUS_OK;
}

/* Returns whether at most one of the two ways to name a bank is used. */
static bool
is_unambiguous(struct session *session)
{
	if (session->operands[0] == NULL || session->options->banks.count == 0)
		return true;
	session_error(session, "--bank cannot be combined with operands; name "
			       "all files and directories as operands");
	return false;
}

/* Checks the operands as one bank, or the usual bank if there are none. */
static enum status
run(struct session *session)
{
	struct paths banks = {0};
	struct diags diags = {.wants_warnings = true};
	enum status status = STATUS_TROUBLE;
	bool is_there = is_unambiguous(session);

	for (char **operand = session->operands; *operand != NULL; operand++)
		paths_add(&banks, *operand);
	if (is_there && banks.count == 0)
		is_there = session_banks(session, &banks);
	if (is_there) {
		session_read(session, &banks, &diags);
		lint_bank(&session->bank, &diags);
		report_findings(&diags);
		status = verdict(&diags, session->options->is_strict);
		if (session->bank.count == 0 &&
		    session_hint_empty(session, &banks, &diags) &&
		    session->options->is_strict)
			status = STATUS_NOTHING;
	}
	diag_free(&diags);
	paths_free(&banks);
	return status;
}

const struct command command_check = {
    .name = "check",
    .summary = "Reports mistakes in bank files",
    .operands = "[FILE | DIRECTORY]...",
    .examples =
	(const char *const[]){
	    "qbank check",
	    "qbank check --strict my/bank",
	    "vim -q <(qbank check my/bank)",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){check_options, common_options, NULL},
    .reads_images = true,
    .run = run,
};
