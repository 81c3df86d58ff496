#include "commands.h"
#include "lint/lint.h"
#include "report.h"
#include "session.h"

static bool
has_trouble(const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->list[i].level == DIAG_TROUBLE)
			return true;
	return false;
}

static enum status
verdict(const struct diags *diags, bool is_strict)
{
	size_t mistakes = is_strict ? diags->count : diags->errors;

	if (has_trouble(diags))
		return STATUS_TROUBLE;
	return mistakes > 0 ? STATUS_NOTHING : STATUS_OK;
}

/* The operands are the bank here; without one, it is the usual one. */
static enum status
run(struct session *session, struct options *options, char **operands)
{
	struct paths found = {0};
	struct bank bank = {0};
	struct diags diags = {.wants_warnings = true};
	enum status status = STATUS_TROUBLE;

	if (*operands != NULL)
		paths_free(&session->banks);
	for (; *operands != NULL; operands++)
		paths_add(&session->banks, *operands);
	if (session_banks(session, &found)) {
		for (size_t i = 0; i < found.count; i++)
			bank_add(&bank, found.list[i], &diags);
		lint_bank(&bank, &diags);
		diag_sort(&diags, 0);
		report_findings(stdout, &diags);
		status = verdict(&diags, options->is_strict);
	}
	bank_free(&bank);
	diag_free(&diags);
	paths_free(&found);
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
    .run = run,
};
