#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/slurp.h"
#include "base/utf8.h"
#include "lint/lint.h"
#include "lint/lint_body.h"
#include "lint/lint_lines.h"
#include "read/events.h"

/* The lines of a deck's file, for columns and comments; empty for a pipe. */
struct file_lines {
	struct buffer text;
	struct lines lines;
};

/* A byte of a line, and the number of characters before it. */
struct column {
	const char *line;
	size_t at, characters;
};

struct lint {
	struct deck *deck;
	struct diags *diags;
	struct file_lines source;
	size_t image_bytes;
	struct column last; /* the column found last */
};

static void
read_source(struct file_lines *source, const char *path)
{
	struct stat status;

	if (stat(path, &status) < 0 || !S_ISREG(status.st_mode) ||
	    !slurp_file(&source->text, path))
		return;
	lint_split(&source->lines, buffer_text(&source->text));
}

/* Returns a line without the blanks at its front. */
static struct text
text_from_blank(struct text line)
{
	while (line.size > 0 && line.data[0] == ' ')
		line = text_from(line, 1);
	return line;
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
		place.column =
		    (unsigned)(whole.size + 1 - text_from_blank(whole).size);
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

/*
 * Returns whether " #", which begins a comment in YAML, follows in the line at
 * a column.
 */
static bool
is_cut(const struct file_lines *source, unsigned line, unsigned column)
{
	struct text rest;
	size_t blanks = 0, size;

	if (line > source->lines.count)
		return false;
	rest = source->lines.list[line - 1];
	for (unsigned i = 1; i < column && rest.size > 0; i++) {
		utf8_decode(rest, &size);
		rest = text_from(rest, size);
	}
	while (blanks < rest.size &&
	       (rest.data[blanks] == ' ' || rest.data[blanks] == '\t'))
		blanks++;
	return blanks > 0 && blanks < rest.size && rest.data[blanks] == '#';
}

/*
 * Returns what an event is: a key ('k'), its value ('v'), an item of a list
 * ('i'), or none of these.  AROUND has one letter for each collection that the
 * event is in, for what comes next there.
 */
static char
step(struct buffer *around, const struct event *event)
{
	char *top, what;

	if (event->kind == EVENT_MAPPING_END ||
	    event->kind == EVENT_SEQUENCE_END)
		around->size--;
	if (event->kind != EVENT_SCALAR && event->kind != EVENT_ALIAS &&
	    event->kind != EVENT_MAPPING && event->kind != EVENT_SEQUENCE)
		return '\0';
	top = around->size > 0 ? &around->data[around->size - 1] : NULL;
	what = top != NULL ? *top : 'i';
	if (what == 'k')
		*top = 'v';
	else if (what == 'v')
		*top = 'k';
	if (event->kind == EVENT_MAPPING)
		buffer_add_char(around, 'k');
	else if (event->kind == EVENT_SEQUENCE)
		buffer_add_char(around, 'i');
	return what;
}

/* Returns whether the value of a key is usually a sentence. */
static bool
is_text_key(struct text key)
{
	static const char *const keys[] = {"question", "answer", "title",
					   "right",    "wrong",	 "text"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (text_is(key, keys[i]))
			return true;
	return false;
}

static void
check_value(struct lint *lint, const struct event *event)
{
	struct place place = {lint->deck->path, event->end_line,
			      event->end_column};

	if (event->kind == EVENT_SCALAR && event->style == STYLE_PLAIN &&
	    is_cut(&lint->source, event->end_line, event->end_column))
		diag_warning(lint->diags, place,
			     "' #' cuts the text here; put it in quotes, or "
			     "use |");
}

/*
 * Warns about " #" in a plain text, which ends there.  Few authors mean that.
 */
static void
check_comments(struct lint *lint)
{
	int fd = open(lint->deck->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct buffer around = {0};
	struct events *events;
	const struct event *event;
	bool is_text = false;

	if (fd < 0)
		return;
	events = events_open(fd, 0);
	for (event = events_next(events);
	     event->kind != EVENT_END && event->kind != EVENT_ERROR;
	     event = events_next(events)) {
		char what = step(&around, event);

		if (what == 'v' && is_text)
			check_value(lint, event);
		if (what != '\0')
			is_text = what == 'k' && event->kind == EVENT_SCALAR &&
				  is_text_key(event->text);
	}
	buffer_free(&around);
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
	if (lint.source.lines.count > 0)
		check_comments(&lint);
	buffer_free(&lint.source.text);
	free(lint.source.lines.list);
}
