#include "grep_place.h"

#include "base/color.h"
#include "base/safe.h"

/* Returns the line of the file for line NUMBER of a field. */
static unsigned
file_line(struct question question, unsigned field, unsigned number)
{
	struct body body;

	if (field != FIELD_QUESTION && field != FIELD_ANSWER)
		return question_place(question).line;
	body = question_body(question, field);
	return body.line + (body.style == STYLE_LITERAL ? number : 0);
}

void
grep_place_write_separator(FILE *out, const char *separator, bool has_color)
{
	if (has_color)
		fprintf(out, COLOR_SEPARATOR "%s" COLOR_RESET, separator);
	else
		fputs(separator, out);
}

void
grep_place_write_id(FILE *out, struct question question, bool has_color)
{
	struct text id = question_get(question, FIELD_ID);

	if (has_color)
		fputs(COLOR_ID, out);
	fwrite(id.data, 1, id.size, out);
	if (has_color)
		fputs(COLOR_RESET, out);
}

void
grep_place_write(FILE *out, struct question question, unsigned field,
		 unsigned number, const char *separator, bool has_color)
{
	unsigned line = file_line(question, field, number);

	if (has_color)
		fputs(COLOR_FILE, out);
	safe_print(out, text_of(question_place(question).file), SAFE_LINE);
	if (has_color)
		fputs(COLOR_RESET, out);
	grep_place_write_separator(out, separator, has_color);
	fprintf(out, has_color ? COLOR_LINE "%u" COLOR_RESET : "%u", line);
	grep_place_write_separator(out, separator, has_color);
	grep_place_write_id(out, question, has_color);
	grep_place_write_separator(out, separator, has_color);
	putc(' ', out);
}
