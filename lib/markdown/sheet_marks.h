#ifndef SHEET_MARKS_H
#define SHEET_MARKS_H

#include <stddef.h>

#include "base/buffer.h"
#include "markdown/blocks.h"
#include "markdown/tree.h"

/* An open span, and the mark that was written for it. */
struct mark {
	size_t end;   /* the node after the span */
	size_t start; /* of the mark, in the output */
	size_t line;  /* where its line begins there */
	enum node_kind kind;
	char mark;
	size_t size; /* 0: the span has no mark */
};

/* The spans of a block while they are written. */
struct spans {
	struct buffer *out;
	const struct tree *tree;
	struct blocks *blocks;
	unsigned place;
	size_t line;	   /* where the line begins in the output */
	struct buffer run; /* text that is not escaped yet */
	struct mark open[TREE_OPEN];
	size_t open_count;
	size_t
	    closed_at; /* the size of the output when a mark was last closed */
	enum node_kind closed;
	size_t block_end;
};

/* Returns the last character of the line, or a newline if it is empty. */
char marks_last_char(const struct spans *spans);

/* Escapes the collected text.  AFTER is the character that follows it. */
void marks_flush(struct spans *spans, char after);

/*
 * Opens a span, from node AT up to node END, of bold, emphasized or struck
 * text.  It gets no mark if readers would not recognize it.
 */
void marks_open(struct spans *spans, size_t at, size_t end,
		enum node_kind kind);

/*
 * Closes the innermost span.  Removes its mark if readers would not recognize
 * it.
 */
void marks_close(struct spans *spans);

#endif
