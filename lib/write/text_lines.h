#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "write/format.h"

/*
 * The lines of the format text.  They are collected in render->state, which
 * text_begin() makes, and written page by page.
 */
void text_begin(struct render *render);

/* Writes the rest and frees the state. */
void text_end(struct render *render);

/* Writes the text collected so far. */
void text_flush(struct render *render);

/* Returns the collected text, to which complete lines can be appended. */
struct buffer *text_out(const struct render *render);

/* Adds an empty line, unless nothing was written before. */
void text_separate(struct render *render);

extern const struct text text_none;

/*
 * Adds a text with an indent, with LEAD in its first line.  Unless MARKDOWN,
 * it is literal.
 */
void text_write(struct render *render, struct text text, bool is_markdown,
		struct text lead, size_t indent);

/* Adds a literal line from LABEL, unless that is empty, and empties it. */
void text_write_label(struct render *render, struct buffer *label,
		      size_t indent);

#endif
