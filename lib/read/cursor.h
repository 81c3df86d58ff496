#ifndef CURSOR_H
#define CURSOR_H

#include <stdbool.h>

#include "read/diag.h"
#include "read/events.h"

/*
 * A position in the events of a file.  Each function that reads a value
 * begins at the value's first event and ends at its last.
 */
struct cursor {
	struct events *events;
	const struct event *event; /* the current one */
	struct diags *diags;
	const char *path;
};

/* Moves to the next event and returns its kind. */
enum event_kind cursor_next(struct cursor *cursor);

/* Returns whether the end or an error was reached. */
bool cursor_at_end(const struct cursor *cursor);

/* Returns where the current event is in the file. */
struct place cursor_place(const struct cursor *cursor);

/* Returns whether the value is YAML's null: nothing, ~ or null. */
bool cursor_is_null(const struct cursor *cursor);

/* Skips a value of any depth.  Aliases in it are reported. */
void cursor_skip(struct cursor *cursor);

/* Reports that the key NAME takes TAKES instead of this value; skips it. */
void cursor_refuse(struct cursor *cursor, const char *name, const char *takes);

#endif
