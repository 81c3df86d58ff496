#ifndef PLAIN_H
#define PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/* Where the lines of a table are in the output, in bytes. */
struct plain_table {
	size_t start, end;
	size_t head_end; /* after its head and its first row */
};

/* A list of tables that grows; the caller frees the array. */
struct plain_tables {
	struct plain_table *list;
	size_t count, capacity;
};

struct plain_style {
	struct text lead; /* replaces the first columns of the indent */
	size_t indent;	  /* blanks before each line */
	size_t width;	  /* columns of a line; 0: lines are as written */
	size_t room;	  /* columns for code and tables, at least width */
	bool has_color;	  /* emphasis, code and headings are colored */
	/* NULL, or the list to which each aligned table is added */
	struct plain_tables *tables;
};

/*
 * Appends Markdown for people to read.  With a width, prose is broken into
 * lines of at most that many columns, with a hanging indent in lists.  The
 * columns of tables are aligned and their cells are wrapped.  Code keeps its
 * lines, and moves left as far as it needs to fit.  Stars and backticks stay.
 * Without a width, the source is written as it is.  Characters that are unsafe
 * for a terminal are made visible.
 */
void plain_write(struct buffer *out, struct text markdown,
		 const struct plain_style *style);

/* Appends a text that is not Markdown as one paragraph in the same way. */
void plain_write_literal(struct buffer *out, struct text text,
			 const struct plain_style *style);

#endif
