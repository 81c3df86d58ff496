#include "report.h"

#include "base/safe.h"

/* Prints "FILE:LINE:COL: ", or as much of it as is known. */
static void
print_place(FILE *out, struct place place)
{
	safe_print(out, text_of(place.file), SAFE_LINE);
	if (place.line > 0)
		fprintf(out, ":%u", place.line);
	if (place.line > 0 && place.column > 0)
		fprintf(out, ":%u", place.column);
	fputs(": ", out);
}

static void
print_error(const struct diag *diag)
{
	fputs("qbank: ", stderr);
	print_place(stderr, diag->place);
	fprintf(stderr, "%s\n", diag->message);
}

bool
report_errors(struct diags *diags)
{
	diag_sort(diags);
	for (size_t i = 0; i < diags->count; i++)
		if (diags->list[i].level != DIAG_WARNING)
			print_error(&diags->list[i]);
	return diag_errors(diags) > 0;
}

void
report_findings(FILE *out, struct diags *diags)
{
	diag_sort(diags);
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->list[i];

		if (diag->level == DIAG_TROUBLE) {
			print_error(diag);
			continue;
		}
		print_place(out, diag->place);
		fprintf(out, "%s: %s\n",
			diag->level == DIAG_ERROR ? "error" : "warning",
			diag->message);
	}
}
