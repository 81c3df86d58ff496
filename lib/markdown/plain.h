#ifndef PLAIN_H
#define PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/* The lines of a table, as bytes of what was written. */
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
	struct text lead; /* in place of the first columns of the indent */
	size_t indent;	  /* blanks in front of each line */
	size_t width;	  /* columns of a line; 0: lines are as written */
	bool has_color;	  /* emphasis, code and headings are colored */
	/* NULL, or where each table that is aligned is added. */
	struct plain_tables *tables;
};

/*
 * Appends Markdown for people.  With a width, prose is broken into lines of
 * at most that many columns and hangs behind the markers of lists; the columns
 * of tables are aligned and their cells are wrapped; code keeps its lines and
 * moves to the left as far as it needs to fit.  Stars and backticks stay.
 * Without one, the source is written as it is.  What is unsafe for a terminal
 * is made visible.
 */
void plain_write(struct buffer *out, struct text markdown,
		 const struct plain_style *style);

/* Appends a text that is not Markdown as one paragraph in the same way. */
void plain_write_literal(struct buffer *out, struct text text,
			 const struct plain_style *style);

#endif
