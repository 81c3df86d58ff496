#include "lint/lint_body.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/tree.h"

enum { MAX_CODE_COLUMNS = 72, MAX_EXCERPT = 24 };

struct lint {
	const struct lint_text *body;
	struct diags *diags;
	lint_place *place;
	const void *context;
	struct tree tree;
	struct text *lines; /* of the body */
	size_t count, capacity;
	struct index said; /* messages about a body whose lines are unknown */
	char **messages;
	size_t message_count, message_capacity;
	const char *seen; /* everything before it was checked */
};

static void
split_lines(struct lint *lint)
{
	struct text rest = lint->body->text, line;

	while (text_cut(&rest, '\n', &line)) {
		lint->lines = mem_grow(lint->lines, &lint->capacity,
				       lint->count + 1, sizeof(*lint->lines));
		lint->lines[lint->count++] = line;
	}
}

/* Returns the number of the line that contains a byte of the body. */
static size_t
line_of(const struct lint *lint, const char *at)
{
	size_t low = 0, high = lint->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lint->lines[middle].data <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static bool
is_source(const struct lint *lint, struct text text)
{
	uintptr_t at = (uintptr_t)text.data;
	uintptr_t start = (uintptr_t)lint->body->text.data;

	return text.size > 0 && at >= start &&
	       at - start < lint->body->text.size;
}

/* Returns whether a message is new, and remembers it. */
static bool
is_new(struct lint *lint, struct text message)
{
	bool result;
	char *copy = mem_copy(message.data, message.size);

	index_add(&lint->said, (struct text){copy, message.size}, 0, &result);
	lint->messages =
	    mem_grow(lint->messages, &lint->message_capacity,
		     lint->message_count + 1, sizeof(*lint->messages));
	lint->messages[lint->message_count++] = copy;
	return result;
}

/* Appends the text at a place up to the end of its line, cut if it is long. */
static void
add_excerpt(struct buffer *out, struct text rest)
{
	struct text line = {"", 0};
	size_t end = 0, size;

	text_cut(&rest, '\n', &line);
	while (end < line.size && end < MAX_EXCERPT) {
		utf8_decode(text_from(line, end), &size);
		end += size;
	}
	buffer_print(out, " (in '");
	safe_add(out, (struct text){line.data, end}, SAFE_LINE);
	buffer_print(out, end < line.size ? "...')" : "')");
}

/*
 * Warns about what begins at a byte of the body.  If the lines of the file are
 * not those of the body, the place is unknown.  The message then quotes the
 * text, and is given only once.
 */
__attribute__((format(printf, 4, 5))) static void
report(struct lint *lint, const char *at, bool has_excerpt, const char *format,
       ...)
{
	struct buffer message = {0};
	size_t number = line_of(lint, at);
	struct text line = lint->lines[number];
	size_t offset = (size_t)(at - line.data);
	va_list arguments;

	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);
	if (has_excerpt && !lint->body->is_literal)
		add_excerpt(&message, text_from(line, offset));
	if (lint->body->is_literal || is_new(lint, buffer_text(&message)))
		diag_warning(lint->diags,
			     lint->place(lint->context, lint->body, number,
					 line, offset),
			     "%s", message.data);
	buffer_free(&message);
}

static void
check_controls(struct lint *lint)
{
	size_t size;

	for (size_t i = 0; i < lint->count; i++) {
		struct text line = lint->lines[i];

		for (; line.size > 0; line = text_from(line, size)) {
			uint32_t code_point = utf8_decode(line, &size);

			if (code_point == '\t' || !safe_is_unsafe(code_point))
				continue;
			report(lint, line.data, false,
			       "the control character U+%04X",
			       (unsigned)code_point);
			break;
		}
	}
}

/* Warns about code in a folded scalar, which has lost its line breaks. */
static void
check_folded(struct lint *lint)
{
	for (size_t i = 0; i < lint->count; i++) {
		if (lint->lines[i].size < 3 ||
		    memcmp(lint->lines[i].data, "```", 3) != 0)
			continue;
		report(lint, lint->lines[i].data, false,
		       "> joins the lines of code; use |");
		return;
	}
}

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
check_html(struct lint *lint, struct text leaf)
{
	struct text body = lint->body->text;

	for (size_t i = 0; i < leaf.size; i++) {
		const char *at = leaf.data + i;
		size_t offset = (size_t)(at - body.data);

		/* A backslash before a leaf is an escape. */
		if (*at != '<' || (i == 0 && offset > 0 && at[-1] == '\\') ||
		    !is_html(text_from(body, offset)))
			continue;
		report(lint, at, true, "raw HTML; write \\< or `code`");
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
static void
check_prose(struct lint *lint, size_t at)
{
	const struct node *nodes = lint->tree.nodes;
	size_t code_end = 0;
	bool has_html = false;

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		struct text leaf = nodes[i].text;

		if (nodes[i].kind == NODE_SPAN)
			code_end = nodes[i].end;
		if (nodes[i].kind != NODE_TEXT || !is_source(lint, leaf))
			continue;
		lint->seen = leaf.data + leaf.size;
		if (i < code_end)
			continue;
		has_html = has_html || check_html(lint, leaf);
		if (nodes[i - 1].kind == NODE_SOFT &&
		    is_delimiters(lint->lines[line_of(lint, leaf.data)]))
			report(lint, leaf.data, true,
			       "not a table; its second line needs as many "
			       "cells as its first");
	}
}

/*
 * Returns the first piece of the source in a node, or the piece after the last
 * one if the node has none.
 */
static const char *
start_of(const struct lint *lint, size_t at)
{
	for (size_t i = at + 1; i < lint->tree.nodes[at].end; i++)
		if (is_source(lint, lint->tree.nodes[i].text) &&
		    !lint->tree.nodes[i].is_decoded)
			return lint->tree.nodes[i].text.data;
	return lint->seen;
}

/*
 * Warns about a heading, which begins with # or has a line of = or - below it.
 */
static void
check_heading(struct lint *lint, size_t at)
{
	const char *start = start_of(lint, at), *mark;
	size_t number = line_of(lint, start);
	struct text line = lint->lines[number];

	mark = memchr(line.data, '#', (size_t)(start - line.data));
	if (mark != NULL) {
		report(lint, mark, true, "heading in a text; use **bold**");
		check_prose(lint, at);
		return;
	}
	check_prose(lint, at);
	number = line_of(lint, lint->seen);
	if (number + 1 < lint->count)
		number++;
	line = lint->lines[number];
	while (line.size > 1 && (line.data[0] == ' ' || line.data[0] == '>'))
		line = text_from(line, 1);
	report(lint, line.data, true,
	       "underlined heading in a text; use **bold**");
}

/* Checks a line of code; FIRST is its first piece of the source. */
static void
check_code_line(struct lint *lint, struct text first, size_t columns)
{
	struct text line;
	const char *tab;

	if (first.size == 0)
		return;
	line = lint->lines[line_of(lint, first.data)];
	tab = memchr(line.data, '\t', line.size);
	if (tab != NULL)
		report(lint, tab, true, "tab in code");
	if (columns > MAX_CODE_COLUMNS)
		report(lint, first.data, true,
		       "line of code with %zu columns; only %d fit on paper",
		       columns, MAX_CODE_COLUMNS);
	lint->seen = line.data + line.size;
}

/* Checks each line of a block of code. */
static size_t
check_code_lines(struct lint *lint, size_t at)
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
		if (first.size == 0 && is_source(lint, piece))
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

static void
check_code(struct lint *lint, size_t at)
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
	last = line_of(lint, fence) + check_code_lines(lint, at) + 1;
	if (mark == '\0' || length < 3)
		return;
	if (last >= lint->count || !is_fence(lint->lines[last], mark, length))
		report(lint, fence, true, "the fence is not closed");
	else
		lint->seen = lint->lines[last].data + lint->lines[last].size;
}

static void
check_nodes(struct lint *lint)
{
	const struct node *nodes = lint->tree.nodes;

	for (size_t at = 0; at < lint->tree.count; at++) {
		switch (nodes[at].kind) {
		case NODE_HEADING:
			check_heading(lint, at);
			break;
		case NODE_CODE:
			check_code(lint, at);
			break;
		case NODE_PARAGRAPH:
		case NODE_CELL:
			check_prose(lint, at);
			break;
		default:
			continue;
		}
		at = nodes[at].end - 1;
	}
}

void
lint_body(const struct lint_text *body, struct diags *diags, lint_place *place,
	  const void *context)
{
	struct lint lint = {.body = body,
			    .diags = diags,
			    .place = place,
			    .context = context,
			    .seen = body->text.data};

	if (body->text.size == 0)
		return;
	split_lines(&lint);
	check_controls(&lint);
	if (body->is_folded)
		check_folded(&lint);
	tree_parse(&lint.tree, body->text);
	check_nodes(&lint);
	tree_free(&lint.tree);
	index_free(&lint.said);
	for (size_t i = 0; i < lint.message_count; i++)
		free(lint.messages[i]);
	free(lint.messages);
	free(lint.lines);
}
