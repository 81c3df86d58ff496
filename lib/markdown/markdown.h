#ifndef MARKDOWN_H
#define MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Splits Markdown into its blocks, line by line, as CommonMark 0.30 and
 * GitHub's tables have them, as far as a question bank needs it: raw HTML
 * and underlined headings are paragraphs like any other.
 */
enum md_kind {
	MD_PARAGRAPH,
	MD_ITEM, /* of a list: the marker and the first paragraph */
	MD_TABLE,
	MD_CODE, /* fenced or indented */
	MD_HEADING,
	MD_QUOTE,
	MD_RULE,
};

struct md_block {
	enum md_kind kind;
	struct text text;  /* its lines, as they stand */
	size_t line;	   /* the number of its first line, from 0 */
	size_t line_count; /* of its lines */
	size_t indent;	   /* columns of blanks in front of its first line */
	size_t marker;	   /* of an item: bytes from the indent to its text */
	bool is_ordered;   /* of an item: its marker is a number */
	bool is_in_list;   /* it stands below an item */
	struct text info;  /* of a fence: its info string */
	struct text code;  /* of code: its lines without the fences */
	bool is_fenced;	   /* of code */
	bool is_unclosed;  /* of a fence: the text ends before it does */
};

struct md_scanner {
	struct text rest;
	size_t line;
	bool is_in_list;
	size_t list_indent; /* of the text of the last item */
	size_t offset;	    /* columns of rest in its line, in an item */
};

void md_scan(struct md_scanner *scanner, struct text markdown);

/* The next block in *BLOCK, borrowed from the text; false at the end. */
bool md_next(struct md_scanner *scanner, struct md_block *block);

/*
 * Cuts the next line of an MD_CODE block off *CODE, without the indent that
 * its fence has.
 */
bool md_next_code_line(const struct md_block *block, struct text *code,
		       struct text *line);

/* Appends the lines of an MD_QUOTE block without their ">". */
void md_unquote(struct text quote, struct buffer *out);

/* A line without at most so many columns of blanks at its front. */
struct text md_unindent(struct text line, size_t columns);

/* md_span.c: what is inside a block. */

/*
 * Splits the text of a paragraph into code spans and what is between them:
 * cuts the next piece off *REST and says whether it is a span, backticks and
 * all.  False at the end.
 */
bool md_next_span(struct text *rest, struct text *piece, bool *is_code);

/* Bytes of the run of the character C at the front of a text. */
size_t md_run_of(struct text text, char c);

/* The length of the longest run of the character C in a text. */
size_t md_longest_run(struct text text, char c);

#endif
