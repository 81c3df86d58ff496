#include "lint/lint_lines.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"

enum { MAX_EXCERPT = 24 };

void
lint_split(struct lines *lines, struct text text)
{
	struct text line;

	while (text_cut(&text, '\n', &line)) {
		lines->list = mem_grow(lines->list, &lines->capacity,
				       lines->count + 1, sizeof(*lines->list));
		lines->list[lines->count++] = line;
	}
}

size_t
lint_line_of(const struct body_lint *lint, const char *at)
{
	size_t low = 0, high = lint->lines.count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lint->lines.list[middle].data <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool
lint_is_source(const struct body_lint *lint, struct text text)
{
	return text.size > 0 && text_holds(lint->body->text, text.data);
}

/* Returns whether a message is new, and remembers it. */
static bool
is_new(struct body_lint *lint, struct text message)
{
	bool result;
	char *copy = mem_copy(message.data, message.size);

	index_add(&lint->said, (struct text){copy, message.size}, 0, &result);
	lint->messages =
	    mem_grow(lint->messages, &lint->message_capacity,
		     lint->message_count + 1, sizeof(*lint->messages));
	lint->messages[lint->message_count++] = copy;
	return result;
}

/* Appends the text at a place up to the end of its line, cut if it is long. */
static void
add_excerpt(struct buffer *out, struct text rest)
{
	struct text line = {"", 0};
	size_t end = 0, size;

	text_cut(&rest, '\n', &line);
	while (end < line.size && end < MAX_EXCERPT) {
		utf8_decode(text_from(line, end), &size);
		end += size;
	}
	buffer_print(out, " (in '");
	safe_add(out, (struct text){line.data, end}, SAFE_LINE);
	buffer_print(out, end < line.size ? "...')" : "')");
}

void
lint_warn(struct body_lint *lint, const char *at, bool has_excerpt,
	  const char *format, ...)
{
	struct buffer message = {0};
	size_t number = lint_line_of(lint, at);
	struct text line = lint->lines.list[number];
	size_t offset = (size_t)(at - line.data);
	va_list arguments;

	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);
	if (has_excerpt && !lint->body->is_literal)
		add_excerpt(&message, text_from(line, offset));
	if (lint->body->is_literal || is_new(lint, buffer_text(&message)))
		diag_warning(lint->diags,
			     lint->place(lint->context, lint->body, number,
					 line, offset),
			     "%s", message.data);
	buffer_free(&message);
}

void
lint_free_lines(struct body_lint *lint)
{
	index_free(&lint->said);
	for (size_t i = 0; i < lint->message_count; i++)
		free(lint->messages[i]);
	free(lint->messages);
	free(lint->lines.list);
}
