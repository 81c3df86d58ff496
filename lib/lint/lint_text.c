#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/slurp.h"
#include "base/utf8.h"
#include "lint/lint.h"
#include "markdown/markdown.h"
#include "read/events.h"

enum { MAX_CODE_COLUMNS = 72 };

/* The lines of a deck's file, for columns and comments; empty for a pipe. */
struct source {
	struct buffer text;
	struct text *lines;
	size_t count, capacity;
};

struct lint {
	const struct deck *deck;
	struct diags *diags;
	struct source source;
	/* The body that is looked at. */
	size_t first_line; /* of the file */
	bool is_literal;   /* its lines are those of the file */
};

static void
read_source(struct source *source, const char *path)
{
	struct stat status;
	struct text rest, line;

	if (stat(path, &status) < 0 || !S_ISREG(status.st_mode) ||
	    !slurp_file(&source->text, path))
		return;
	source->lines =
	    mem_grow(NULL, &source->capacity, 1, sizeof(*source->lines));
	rest = buffer_text(&source->text);
	while (text_cut(&rest, '\n', &line)) {
		source->lines =
		    mem_grow(source->lines, &source->capacity,
			     source->count + 1, sizeof(*source->lines));
		source->lines[source->count++] = line;
	}
}

/* A line from its first character that is no blank. */
static struct text
text_from_blank(struct text line)
{
	while (line.size > 0 && line.data[0] == ' ')
		line = text_from(line, 1);
	return line;
}

/*
 * Where byte AT of a line of the body stands in the file.  In a literal
 * block the file's line is the body's behind an indent.
 */
static struct place
place_of(const struct lint *lint, size_t number, struct text line, size_t at)
{
	struct place place = {lint->deck->path, (unsigned)lint->first_line, 0};
	struct text whole;

	if (lint->is_literal)
		place.line += (unsigned)number;
	if (place.line == 0 || place.line > lint->source.count)
		return place;
	whole = lint->source.lines[place.line - 1];
	if (!lint->is_literal) {
		/* The line is known, and where it begins. */
		place.column =
		    (unsigned)(whole.size + 1 - text_from_blank(whole).size);
		return place;
	}
	if (whole.size > 0 && whole.data[whole.size - 1] == '\r')
		whole.size--;
	if (whole.size >= line.size)
		place.column =
		    (unsigned)(whole.size - line.size +
			       utf8_length((struct text){line.data, at}) + 1);
	return place;
}

static void
check_code(struct lint *lint, const struct md_block *block)
{
	struct text rest = block->code, line;
	size_t number = block->line + block->is_fenced;

	for (; text_cut(&rest, '\n', &line); number++) {
		const char *tab = memchr(line.data, '\t', line.size);
		size_t columns = utf8_columns(line);

		columns -= block->indent < columns ? block->indent : columns;
		if (tab != NULL)
			diag_warning(lint->diags,
				     place_of(lint, number, line,
					      (size_t)(tab - line.data)),
				     "a tab in code");
		if (columns > MAX_CODE_COLUMNS)
			diag_warning(lint->diags,
				     place_of(lint, number, line, 0),
				     "a line of code of %zu columns; %d fit "
				     "on paper",
				     columns, MAX_CODE_COLUMNS);
	}
}

/* Whether "<" at the front of a text begins a tag or a comment. */
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

/* The first "<" in prose that begins a tag or a comment, or NULL. */
static const char *
find_html(struct text prose)
{
	for (size_t i = 0; i < prose.size; i++) {
		if (prose.data[i] == '\\')
			i++;
		else if (prose.data[i] == '<' && is_html(text_from(prose, i)))
			return prose.data + i;
	}
	return NULL;
}

static void
report_html(struct lint *lint, const struct md_block *block, const char *html)
{
	struct text rest = block->text, line;
	size_t number = block->line;

	for (; text_cut(&rest, '\n', &line); number++)
		if (html >= line.data && html < line.data + line.size)
			diag_warning(lint->diags,
				     place_of(lint, number, line,
					      (size_t)(html - line.data)),
				     "raw HTML: write \\< or `code`");
}

/* A line of "=" or "-" under a paragraph makes a heading of it. */
static void
check_underline(struct lint *lint, const struct md_block *block)
{
	struct text rest = block->text, line, bare;
	size_t number = block->line;

	for (; text_cut(&rest, '\n', &line); number++) {
		bare = text_trim(line);
		if (number > block->line && bare.size > 0 &&
		    (md_longest_run(bare, '=') == bare.size ||
		     md_longest_run(bare, '-') == bare.size))
			diag_warning(lint->diags,
				     place_of(lint, number, line, 0),
				     "an underlined heading: a sheet has its "
				     "own; use **bold**");
	}
}

static void
check_prose(struct lint *lint, const struct md_block *block)
{
	struct text rest = block->text, piece;
	const char *html = NULL;
	bool is_code;

	while (html == NULL && md_next_span(&rest, &piece, &is_code))
		if (!is_code)
			html = find_html(piece);
	if (html != NULL)
		report_html(lint, block, html);
}

static void
check_block(struct lint *lint, const struct md_block *block)
{
	struct text first = block->text, line;

	text_cut(&first, '\n', &line);
	if (block->kind == MD_CODE)
		check_code(lint, block);
	else
		check_prose(lint, block);
	if (block->kind == MD_PARAGRAPH)
		check_underline(lint, block);
	if (block->is_unclosed)
		diag_warning(lint->diags, place_of(lint, block->line, line, 0),
			     "a fence that is not closed");
	if (block->kind == MD_HEADING)
		diag_warning(lint->diags, place_of(lint, block->line, line, 0),
			     "a heading: a sheet has its own; use **bold**");
}

static void
check_controls(struct lint *lint, struct text body)
{
	struct text rest = body, line;
	size_t size;

	for (size_t number = 0; text_cut(&rest, '\n', &line); number++) {
		for (size_t at = 0; at < line.size; at += size) {
			uint32_t code_point =
			    utf8_decode(text_from(line, at), &size);

			if (code_point == '\t' || !safe_is_unsafe(code_point))
				continue;
			diag_warning(lint->diags,
				     place_of(lint, number, line, at),
				     "the control character U+%04X",
				     (unsigned)code_point);
			break;
		}
	}
}

/* A text of a deck, as its record describes it. */
struct lint_body {
	struct text text;
	size_t line;
	bool is_literal, is_folded;
};

/* The line breaks that code needs are gone by then. */
static void
check_folded(struct lint *lint, struct text text)
{
	struct text line;

	for (size_t number = 0; text_cut(&text, '\n', &line); number++) {
		if (line.size < 3 || memcmp(line.data, "```", 3) != 0)
			continue;
		diag_warning(lint->diags, place_of(lint, number, line, 0),
			     "> joins the lines of code; use |");
		return;
	}
}

static void
check_body(struct lint *lint, const struct lint_body *body)
{
	struct md_scanner scanner;
	struct md_block block;

	lint->first_line = body->line;
	lint->is_literal = body->is_literal;
	check_controls(lint, body->text);
	if (body->is_folded)
		check_folded(lint, body->text);
	md_scan(&scanner, body->text);
	while (md_next(&scanner, &block))
		check_block(lint, &block);
}

static void
check_question(struct lint *lint, struct question question)
{
	const struct body parts[] = {
	    question_body(question, FIELD_QUESTION),
	    question_body(question, FIELD_ANSWER),
	};
	const struct lint_body bodies[] = {
	    {question_get(question, FIELD_QUESTION), parts[0].line,
	     parts[0].style == STYLE_LITERAL, parts[0].style == STYLE_FOLDED},
	    {question_get(question, FIELD_ANSWER), parts[1].line,
	     parts[1].style == STYLE_LITERAL, parts[1].style == STYLE_FOLDED},
	};

	check_body(lint, &bodies[0]);
	check_body(lint, &bodies[1]);
}

/* Whether " #" follows in the line at a column: a comment to YAML. */
static bool
is_cut(const struct source *source, unsigned line, unsigned column)
{
	struct text rest;
	size_t blanks = 0, size;

	if (line > source->count)
		return false;
	rest = source->lines[line - 1];
	for (unsigned i = 1; i < column && rest.size > 0; i++) {
		utf8_decode(rest, &size);
		rest = text_from(rest, size);
	}
	while (blanks < rest.size &&
	       (rest.data[blanks] == ' ' || rest.data[blanks] == '\t'))
		blanks++;
	return blanks > 0 && blanks < rest.size && rest.data[blanks] == '#';
}

/* A plain text ends where " #" begins, which few authors mean. */
static void
check_comments(struct lint *lint)
{
	int fd = open(lint->deck->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct events *events;
	const struct event *event;
	bool is_text = false;

	if (fd < 0)
		return;
	events = events_open(fd);
	for (event = events_next(events);
	     event->kind != EVENT_END && event->kind != EVENT_ERROR;
	     event = events_next(events)) {
		if (event->kind != EVENT_SCALAR)
			continue;
		if (is_text && event->style == STYLE_PLAIN &&
		    is_cut(&lint->source, event->end_line, event->end_column))
			diag_warning(lint->diags,
				     (struct place){lint->deck->path,
						    event->end_line,
						    event->end_column},
				     "' #' cuts the text here; put it in "
				     "quotes, or use |");
		is_text = text_is(event->text, "question") ||
			  text_is(event->text, "answer") ||
			  text_is(event->text, "title");
	}
	events_close(events);
	close(fd);
}

void
lint_deck(struct deck *deck, struct diags *diags)
{
	struct lint lint = {.deck = deck, .diags = diags};

	read_source(&lint.source, deck->path);
	for (size_t i = 0; i < deck_count(deck); i++)
		check_question(&lint, deck_question(deck, i));
	if (lint.source.count > 0)
		check_comments(&lint);
	buffer_free(&lint.source.text);
	free(lint.source.lines);
}
