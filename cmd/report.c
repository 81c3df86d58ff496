#include "report.h"

#include "base/safe.h"

/* "FILE:LINE:COL: ", as far as these are known. */
static void
print_place(FILE *out, const struct diag *diag)
{
	safe_print(out, text_of(diag->file), SAFE_LINE);
	if (diag->line > 0)
		fprintf(out, ":%u", diag->line);
	if (diag->line > 0 && diag->column > 0)
		fprintf(out, ":%u", diag->column);
	fputs(": ", out);
}

static void
print_message(const struct diag *diag)
{
	fputs("qbank: ", stderr);
	print_place(stderr, diag);
	fprintf(stderr, "%s\n", diag->message);
}

bool
report_messages(const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->list[i].level != DIAG_WARNING)
			print_message(&diags->list[i]);
	return diags->errors > 0;
}

void
report_findings(FILE *out, const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->list[i];

		if (diag->level == DIAG_TROUBLE) {
			print_message(diag);
			continue;
		}
		print_place(out, diag);
		fprintf(out, "%s: %s\n",
			diag->level == DIAG_ERROR ? "error" : "warning",
			diag->message);
	}
}
