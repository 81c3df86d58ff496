#include "read/cursor.h"

#include "base/safe.h"

enum event_kind
cursor_next(struct cursor *cursor)
{
	cursor->event = events_next(cursor->events);
	return cursor->event->kind;
}

bool
cursor_at_end(const struct cursor *cursor)
{
	return cursor->event->kind == EVENT_ERROR ||
	       cursor->event->kind == EVENT_END;
}

struct place
cursor_place(const struct cursor *cursor)
{
	return (struct place){cursor->path, cursor->event->line,
			      cursor->event->column};
}

bool
cursor_is_null(const struct cursor *cursor)
{
	const struct event *event = cursor->event;

	return event->kind == EVENT_SCALAR && event->style == STYLE_PLAIN &&
	       event->text.size <= 4 &&
	       (event->text.size == 0 || text_is(event->text, "~") ||
		text_is(event->text, "null"));
}

static void
refuse_alias(struct cursor *cursor)
{
	struct buffer name = {0};

	buffer_add_char(&name, '*');
	buffer_add_text(&name, cursor->event->text);
	diag_error(cursor->diags, cursor_place(cursor),
		   "alias %s is not supported; write the text out, or quote it",
		   QUOTE(buffer_text(&name)));
	buffer_free(&name);
}

void
cursor_skip(struct cursor *cursor)
{
	unsigned depth = 0;

	for (;; cursor_next(cursor)) {
		switch (cursor->event->kind) {
		case EVENT_MAPPING:
		case EVENT_SEQUENCE:
			depth++;
			break;
		case EVENT_MAPPING_END:
		case EVENT_SEQUENCE_END:
			depth--;
			break;
		case EVENT_ALIAS:
			refuse_alias(cursor);
			break;
		default:
			break;
		}
		if (depth == 0 || cursor_at_end(cursor))
			return;
	}
}

void
cursor_refuse(struct cursor *cursor, const char *name, const char *takes)
{
	const char *found = "a text";

	if (cursor->event->kind == EVENT_MAPPING)
		found = "a mapping";
	else if (cursor->event->kind == EVENT_SEQUENCE)
		found = "a list";
	if (cursor->event->kind != EVENT_ALIAS && !cursor_at_end(cursor))
		diag_error(cursor->diags, cursor_place(cursor),
			   "'%s' takes %s, not %s", name, takes, found);
	cursor_skip(cursor);
}
