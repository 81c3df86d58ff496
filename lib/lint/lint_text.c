#include <stdlib.h>
#include <sys/stat.h>

#include "base/safe.h"
#include "base/slurp.h"
#include "base/utf8.h"
#include "lint/lint.h"
#include "lint/lint_body.h"
#include "lint/lint_lines.h"
#include "lint/lint_plain.h"

/* The lines of a deck's file, for columns and comments; empty for a pipe. */
struct file_lines {
	struct buffer text;
	struct lines lines;
};

struct lint {
	struct deck *deck;
	struct diags *diags;
	struct file_lines source;
	size_t image_bytes;
	struct column last; /* the column found last */
	struct column text; /* the first byte after a line's indent, likewise */
};

static void
read_source(struct file_lines *source, const char *path)
{
	struct stat status;

	if (stat(path, &status) < 0 || !S_ISREG(status.st_mode) ||
	    !slurp_file(&source->text, path))
		return;
	/* libyaml does not count a byte-order mark as a column. */
	lint_split(&source->lines, utf8_skip_mark(buffer_text(&source->text)));
}

/* Returns the number of blanks at the front of a line, found only once. */
static size_t
indent_of(struct column *text, struct text line)
{
	if (text->line != line.data)
		*text = (struct column){.line = line.data};
	while (text->at < line.size && line.data[text->at] == ' ')
		text->at++;
	return text->at;
}

/*
 * Returns the number of characters before byte AT of a line.  It counts from
 * the last byte that it was asked for, because a line can be long and contain
 * many mistakes.
 */
static size_t
characters_before(struct column *last, struct text line, size_t at)
{
	struct column next = {line.data, at, 0};

	if (last->line == line.data && last->at <= at) {
		next.characters = last->characters;
		line.data += last->at;
		at -= last->at;
	}
	next.characters += utf8_length((struct text){line.data, at});
	*last = next;
	return next.characters;
}

/*
 * Returns the place in the file of byte AT of a line of a body.  In a literal
 * block the file's line is the body's after an indent.  For other texts only
 * the place where they begin is known.
 */
static struct place
place_of(void *context, const struct lint_text *body, size_t number,
	 struct text line, size_t at)
{
	struct lint *lint = context;
	struct place place = {lint->deck->path, (unsigned)body->line, 0};
	struct text whole;

	if (body->is_literal)
		place.line += (unsigned)number;
	if (place.line == 0 || place.line > lint->source.lines.count)
		return place;
	whole = lint->source.lines.list[place.line - 1];
	if (!body->is_literal) {
		place.column = (unsigned)indent_of(&lint->text, whole) + 1;
		return place;
	}
	if (whole.size > 0 && whole.data[whole.size - 1] == '\r')
		whole.size--;
	if (whole.size >= line.size)
		place.column =
		    (unsigned)(whole.size - line.size +
			       characters_before(&lint->last, line, at) + 1);
	return place;
}

static void
check_text(struct lint *lint, struct text text, struct body body)
{
	struct lint_text lint_text = {
	    .text = text,
	    .line = body.line,
	    .is_literal = body.style == STYLE_LITERAL,
	    .is_folded = body.style == STYLE_FOLDED,
	    .images = image_base(lint->deck),
	    .image_bytes = &lint->image_bytes,
	};

	lint_body(&lint_text, lint->diags, place_of, lint);
}

static void
check_question(struct lint *lint, struct question question)
{
	static const enum field fields[] = {FIELD_QUESTION, FIELD_ANSWER};
	size_t count = question_choice_count(question);

	for (size_t i = 0; i < 2; i++)
		check_text(lint, question_get(question, fields[i]),
			   question_body(question, fields[i]));
	for (size_t i = 0; i < count; i++) {
		struct text text;
		struct choice choice = question_choice(question, i, &text);

		check_text(lint, text, choice.body);
	}
}

void
lint_deck(struct deck *deck, struct diags *diags)
{
	struct lint lint = {.deck = deck, .diags = diags};

	read_source(&lint.source, deck->path);
	for (size_t i = 0; i < deck_count(deck); i++)
		check_question(&lint, deck_question(deck, i));
	if (lint.source.lines.count > 0)
		lint_plain(deck->path, &lint.source.lines, diags);
	buffer_free(&lint.source.text);
	free(lint.source.lines.list);
}
