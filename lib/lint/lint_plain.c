#include "lint/lint_plain.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "read/events.h"

struct plain_lint {
	const char *path;
	const struct lines *lines; /* of the file */
	struct diags *diags;
	struct column last; /* the column found last */
};

/*
 * Returns what is at a column of a line of the file, both counted from 1.  It
 * counts from the last column that it was asked for, which is never to the
 * right of this one, because a line can have many texts.
 */
static struct text
source_at(struct plain_lint *lint, unsigned line, unsigned column)
{
	const struct lines *lines = lint->lines;
	struct column *last = &lint->last;
	struct text whole;
	size_t size;

	if (line > lines->count || column == 0)
		return (struct text){"", 0};
	whole = lines->list[line - 1];
	if (last->line == NULL || last->line != whole.data)
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
check_value(struct plain_lint *lint, const struct event *event)
{
	struct place place = {lint->path, event->line, event->column};
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

void
lint_plain(const char *path, const struct lines *lines, struct diags *diags)
{
	struct plain_lint lint = {path, lines, diags, {0}};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
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
			check_value(&lint, event);
		if (what != '\0')
			is_text = what == 'k' && event->kind == EVENT_SCALAR &&
				  is_text_key(event->text);
	}
	buffer_free(&around);
	events_close(events);
	close(fd);
}
