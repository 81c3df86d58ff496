#include "report.h"

#include <stdio.h>

#include "base/safe.h"
#include "base/utf8.h"

/* How many bytes of a long text are shown around a mark. */
enum { FEW = 200, BEFORE_MARK = 60, AFTER_MARK = 20 };

/* Prints "FILE:LINE:COL: ", or as much of it as is known. */
static void
print_place(FILE *out, struct place place)
{
	safe_print(out, text_of(place.file), SAFE_VISIBLE);
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
		print_error(&diags->list[i]);
	return diag_errors(diags) > 0;
}

void
report_findings(struct diags *diags)
{
	diag_sort(diags);
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->list[i];

		if (diag->level == DIAG_TROUBLE) {
			print_error(diag);
			continue;
		}
		print_place(stdout, diag->place);
		printf("%s: %s\n",
		       diag->level == DIAG_ERROR ? "error" : "warning",
		       diag->message);
	}
}

void
report_mark(struct buffer *message, struct text text, size_t at)
{
	struct buffer before = {0};
	size_t start = 0, end = text.size;
	const char *more = "", *rest = "";

	if (text.size > FEW && at > BEFORE_MARK) {
		start = utf8_next(text, at - BEFORE_MARK);
		more = "...";
	}
	if (text.size > FEW && end - at > AFTER_MARK) {
		end = utf8_next(text, at + AFTER_MARK);
		rest = "...";
	}
	buffer_print(&before, "%s", more);
	safe_add(&before, (struct text){text.data + start, at - start},
		 SAFE_VISIBLE);
	buffer_print(message, "\n  ");
	buffer_add_text(message, buffer_text(&before));
	safe_add(message, (struct text){text.data + at, end - at},
		 SAFE_VISIBLE);
	buffer_print(message, "%s\n  %*s^", rest,
		     (int)utf8_columns(buffer_text(&before)), "");
	buffer_free(&before);
}
