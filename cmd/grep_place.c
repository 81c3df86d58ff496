#include "grep_place.h"

#include "base/color.h"
#include "base/safe.h"

struct body
grep_place_of(struct question question, const struct query_cursor *cursor)
{
	struct text text;

	if (cursor->field == FIELD_QUESTION || cursor->field == FIELD_ANSWER)
		return question_body(question, cursor->field);
	if (cursor->field == FIELD_CHOICES)
		return question_choice(question, cursor->choice - 1, &text)
		    .body;
	return (struct body){.line = question_place(question).line,
			     .style = STYLE_PLAIN};
}

void
grep_place_add_separator(struct buffer *out, const char *separator,
			 bool has_color)
{
	if (has_color)
		buffer_print(out, COLOR_SEPARATOR "%s" COLOR_RESET, separator);
	else
		buffer_add_text(out, text_of(separator));
}

void
grep_place_add_id(struct buffer *out, struct question question, bool has_color)
{
	if (has_color)
		buffer_add_text(out, text_of(COLOR_ID));
	buffer_add_text(out, question_get(question, FIELD_ID));
	if (has_color)
		buffer_add_text(out, text_of(COLOR_RESET));
}

void
grep_place_add(struct buffer *out, struct question question, struct body body,
	       unsigned number, const char *separator, bool has_color)
{
	unsigned line = body.line + (body.style == STYLE_LITERAL ? number : 0);

	if (has_color)
		buffer_add_text(out, text_of(COLOR_FILE));
	safe_add(out, text_of(question_place(question).file), SAFE_VISIBLE);
	if (has_color)
		buffer_add_text(out, text_of(COLOR_RESET));
	grep_place_add_separator(out, separator, has_color);
	buffer_print(out, has_color ? COLOR_LINE "%u" COLOR_RESET : "%u", line);
	grep_place_add_separator(out, separator, has_color);
	grep_place_add_id(out, question, has_color);
	grep_place_add_separator(out, separator, has_color);
	buffer_add_char(out, ' ');
}
