#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/safe.h"
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

/*
 * Returns what is at a column of a line of the file, both counted from 1.  It
 * counts from the last column that it was asked for, which is never to the
 * right of this one, because a line can have many texts.
 */
static struct text
source_at(struct lint *lint, unsigned line, unsigned column)
{
	const struct lines *lines = &lint->source.lines;
	struct column *last = &lint->last;
	struct text whole;
	size_t size;

	if (line > lines->count || column == 0)
		return (struct text){"", 0};
	whole = lines->list[line - 1];
	if (last->line != whole.data)
		*last = (struct column){.line = whole.data};
	for (; last->characters + 1 < column && last->at < whole.size;
	     last->characters++) {
		utf8_decode(text_from(whole, last->at), &size);
		last->at += size;
	}
	return text_from(whole, last->at);
}

/* Returns whether " #" follows, which begins a comment in YAML. */
static bool
is_cut(struct text rest)
{
	size_t blanks = 0;

	while (blanks < rest.size &&
	       (rest.data[blanks] == ' ' || rest.data[blanks] == '\t'))
		blanks++;
	return blanks > 0 && blanks < rest.size && rest.data[blanks] == '#';
}

/*
 * Returns the word before a plain text that YAML takes for an anchor or a tag,
 * or an empty text.  Nobody means a tag such as !!str as a part of a text.
 */
static struct text
ignored_word(struct text rest)
{
	struct text word = {rest.data, 0};

	if (text_begins_with(rest, "&") ||
	    (text_begins_with(rest, "!") && !text_begins_with(rest, "!!")))
		while (word.size < rest.size &&
		       !text_has_any((struct text){rest.data + word.size, 1},
				     " \t\r"))
			word.size++;
	return word;
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
	struct place place = {lint->deck->path, event->line, event->column};
	struct text word;

	if (event->kind != EVENT_SCALAR || event->style != STYLE_PLAIN)
		return;
	word = ignored_word(source_at(lint, place.line, place.column));
	if (word.size > 0)
		diag_warning(lint->diags, place,
			     "%s is not part of the text here; put it in "
			     "quotes, or use |",
			     QUOTE(word));
	place.line = event->end_line;
	place.column = event->end_column;
	if (is_cut(source_at(lint, place.line, place.column)))
		diag_warning(lint->diags, place,
			     "' #' cuts the text here; put it in quotes, or "
			     "use |");
}

/*
 * Warns about a plain text of which YAML leaves out the beginning or the end.
 * Few authors mean that.
 */
static void
check_plain_texts(struct lint *lint)
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
		check_plain_texts(&lint);
	buffer_free(&lint.source.text);
	free(lint.source.lines.list);
}
