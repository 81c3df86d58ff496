#ifndef LINT_LINES_H
#define LINT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/index.h"
#include "base/text.h"
#include "lint/lint_body.h"
#include "markdown/tree.h"
#include "read/diag.h"

/* The lines of a text, which they borrow. */
struct lines {
	struct text *list;
	size_t count, capacity;
};

/* A byte of a line, and the number of characters before it. */
struct column {
	const char *line;
	size_t at, characters;
};

/* A body that is being checked, and where its warnings go. */
struct body_lint {
	const struct lint_text *body;
	struct diags *diags;
	lint_place *place;
	void *context;
	struct tree tree;
	struct lines lines; /* of the body */
	struct index said;  /* messages about a body whose lines are unknown */
	char **messages;
	size_t message_count, message_capacity;
	const char *seen; /* everything before it was checked */
};

/* Appends the lines of a text.  The caller frees the list. */
void lint_split(struct lines *lines, struct text text);

/* Frees the lines and the messages, but not the tree. */
void lint_free_lines(struct body_lint *lint);

/* Returns the number of the line that holds a byte of the body. */
size_t lint_line_of(const struct body_lint *lint, const char *at);

/* Returns whether a text is a piece of the body. */
bool lint_is_source(const struct body_lint *lint, struct text text);

/*
 * Warns about what begins at a byte of the body.  If the lines of the file are
 * not those of the body, the place is unknown.  The message then quotes the
 * text, if it HAS_EXCERPT, and is given only once.
 */
void lint_warn(struct body_lint *lint, const char *at, bool has_excerpt,
	       const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
