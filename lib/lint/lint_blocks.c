#include "lint/lint_blocks.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "lint/lint_image.h"

enum { MAX_CODE_COLUMNS = 72 };

/* Returns whether "<" at the front of a text begins a tag or a comment. */
static bool
is_html(struct text text)
{
	size_t at = 1;

	if (text.size > 1 && text.data[1] == '!')
		return true;
	if (text.size > 1 && text.data[1] == '/')
		at++;
	if (at >= text.size || !ascii_is_letter(text.data[at]))
		return false;
	while (at < text.size &&
	       (ascii_is_alphanumeric(text.data[at]) || text.data[at] == '-'))
		at++;
	return at < text.size && strchr(" \t\n/>", text.data[at]) != NULL;
}

/* Returns whether a leaf has raw HTML, and reports it. */
static bool
check_html(struct body_lint *lint, struct text leaf)
{
	struct text body = lint->body->text;

	for (size_t i = 0; i < leaf.size; i++) {
		const char *at = leaf.data + i;
		size_t offset = (size_t)(at - body.data);

		/* A backslash before a leaf is an escape. */
		if (*at != '<' || (i == 0 && offset > 0 && at[-1] == '\\') ||
		    !is_html(text_from(body, offset)))
			continue;
		lint_warn(lint, at, true, "raw HTML; write \\< or `code`");
		return true;
	}
	return false;
}

/* Returns whether a line is the row of dashes below the head of a table. */
static bool
is_delimiters(struct text line)
{
	bool has_dash = false, has_pipe = false;

	for (size_t i = 0; i < line.size; i++) {
		has_dash = has_dash || line.data[i] == '-';
		has_pipe = has_pipe || line.data[i] == '|';
		if (strchr("|-: \t\r", line.data[i]) == NULL)
			return false;
	}
	return has_dash && has_pipe;
}

/* Checks the leaves of a block of prose or of a cell. */
void
lint_prose(struct body_lint *lint, size_t at)
{
	const struct node *nodes = lint->tree.nodes;
	size_t code_end = 0;
	bool has_html = false;

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		struct text leaf = nodes[i].text;

		if (nodes[i].kind == NODE_SPAN)
			code_end = nodes[i].end;
		if (nodes[i].kind == NODE_IMAGE)
			lint_image(lint, i);
		if (nodes[i].kind != NODE_TEXT || !lint_is_source(lint, leaf))
			continue;
		lint->seen = leaf.data + leaf.size;
		if (i < code_end)
			continue;
		has_html = has_html || check_html(lint, leaf);
		if (nodes[i - 1].kind == NODE_SOFT &&
		    is_delimiters(
			lint->lines.list[lint_line_of(lint, leaf.data)]))
			lint_warn(lint, leaf.data, true,
				  "not a table; its second line needs as many "
				  "cells as its first");
	}
}

/*
 * Returns the first piece of the source in a node, or the piece after the last
 * one if the node has none.
 */
static const char *
start_of(const struct body_lint *lint, size_t at)
{
	for (size_t i = at + 1; i < lint->tree.nodes[at].end; i++)
		if (lint_is_source(lint, lint->tree.nodes[i].text))
			return lint->tree.nodes[i].text.data;
	return lint->seen;
}

/*
 * Warns about a heading, which begins with # or has a line of = or - below it.
 */
void
lint_heading(struct body_lint *lint, size_t at)
{
	const char *start = start_of(lint, at), *mark;
	size_t number = lint_line_of(lint, start);
	struct text line = lint->lines.list[number];

	mark = memchr(line.data, '#', (size_t)(start - line.data));
	if (mark != NULL) {
		lint_warn(lint, mark, true, "heading in a text; use **bold**");
		lint_prose(lint, at);
		return;
	}
	lint_prose(lint, at);
	number = lint_line_of(lint, lint->seen);
	if (number + 1 < lint->lines.count)
		number++;
	line = lint->lines.list[number];
	while (line.size > 1 && (line.data[0] == ' ' || line.data[0] == '>'))
		line = text_from(line, 1);
	lint_warn(lint, line.data, true,
		  "underlined heading in a text; use **bold**");
}

/* Checks a line of code; FIRST is its first piece of the source. */
static void
check_code_line(struct body_lint *lint, struct text first, size_t columns)
{
	struct text line;
	const char *tab;

	if (first.size == 0)
		return;
	line = lint->lines.list[lint_line_of(lint, first.data)];
	tab = memchr(line.data, '\t', line.size);
	if (tab != NULL)
		lint_warn(lint, tab, true, "tab in code");
	if (columns > MAX_CODE_COLUMNS)
		lint_warn(lint, first.data, true,
			  "line of code with %zu columns; only %d fit on paper",
			  columns, MAX_CODE_COLUMNS);
	lint->seen = line.data + line.size;
}

/* Checks each line of a block of code. */
static size_t
check_code_lines(struct body_lint *lint, size_t at)
{
	const struct node *nodes = lint->tree.nodes;
	struct text first = {"", 0};
	size_t columns = 0, count = 0;

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		struct text piece = nodes[i].text;

		if (text_is(piece, "\n")) {
			check_code_line(lint, first, columns);
			first.size = columns = 0;
			count++;
			continue;
		}
		if (first.size == 0 && lint_is_source(lint, piece))
			first = piece;
		columns += utf8_columns(piece);
	}
	return count;
}

/* Returns whether a line closes a fence of LENGTH marks. */
static bool
is_fence(struct text line, char mark, size_t length)
{
	size_t size = 0;

	line = text_trim(line);
	while (line.size > 0 && line.data[0] == '>')
		line = text_trim(text_from(line, 1));
	while (size < line.size && line.data[size] == mark)
		size++;
	return size == line.size && size >= length;
}

void
lint_code(struct body_lint *lint, size_t at)
{
	char mark = lint->tree.nodes[at].mark;
	struct text body = lint->body->text;
	const char *fence = lint->seen, *end = body.data + body.size;
	size_t length = 0, last;

	/* The block is on a later line than the one above it. */
	while (fence > body.data && fence < end && *fence != '\n')
		fence++;
	while (mark != '\0' && length < 3 && fence < end) {
		fence += length > 0 ? length : *fence != mark;
		for (length = 0; fence + length < end && fence[length] == mark;)
			length++;
	}
	last = lint_line_of(lint, fence) + check_code_lines(lint, at) + 1;
	if (mark == '\0' || length < 3)
		return;
	if (last >= lint->lines.count ||
	    !is_fence(lint->lines.list[last], mark, length))
		lint_warn(lint, fence, true, "the fence is not closed");
	else
		lint->seen =
		    lint->lines.list[last].data + lint->lines.list[last].size;
}
