#ifndef PLAIN_SOURCE_H
#define PLAIN_SOURCE_H

#include "base/buffer.h"
#include "markdown/plain.h"
#include "markdown/tree.h"

/* Does the part of plain_write() that keeps the lines of the source. */
void plain_write_source(struct buffer *out, struct text source,
			const struct tree *tree,
			const struct plain_style *style);

/* Appends a line that is safe for a terminal, with tabs as blanks. */
void plain_add_line(struct buffer *out, struct text line);

#endif
