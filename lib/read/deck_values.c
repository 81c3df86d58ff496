#include "read/deck_values.h"

#include "base/ascii.h"
#include "base/safe.h"
#include "read/id.h"

enum {
	MAX_POINTS = 1000000, /* a larger number is probably a typo */
	/*
	 * The values of a deck may be printed for each of its questions, so
	 * without these limits a small file could have a huge output.
	 */
	MAX_LINE = 8192, /* bytes */
	MAX_WORDS = 256, /* of a list, which together are one line */
};

/* Returns the record that a key of a question, or of its deck, is stored in. */
static struct record *
record_for(struct reader *reader, enum scope scope)
{
	return scope == IN_DECK ? &reader->defaults : &reader->record;
}

bool
take_text(struct reader *reader, const struct key *key, struct text *text)
{
	if (reader->cursor.event->kind != EVENT_SCALAR) {
		cursor_refuse(&reader->cursor, key->name.data, "a text");
		return false;
	}
	*text = reader->cursor.event->text;
	return true;
}

static bool
has_control(struct text text)
{
	for (size_t i = 0; i < text.size; i++)
		if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F)
			return true;
	return false;
}

/*
 * Returns whether a word has no control characters, which would break the
 * lines that it is printed on.
 */
static bool
is_clean(struct reader *reader, const struct key *key, struct text text)
{
	if (!has_control(text))
		return true;
	diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
		   "control character in '%s'", key->name.data);
	return false;
}

/* Returns whether a text has no more than MAX_LINE bytes. */
static bool
is_short(struct reader *reader, const struct key *key, size_t size)
{
	if (size <= MAX_LINE)
		return true;
	diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
		   "limit: '%s' has more than %d bytes", key->name.data,
		   MAX_LINE);
	return false;
}

/*
 * Returns the line of the file that a text begins on, after SKIPPED blank
 * lines at its front.  These are lines of the file only in a block.
 */
static uint32_t
text_line(const struct event *event, uint32_t skipped)
{
	if (event->style == STYLE_LITERAL || event->style == STYLE_FOLDED)
		return event->line + 1 + skipped;
	return event->line;
}

/*
 * Adds a text without the blank lines at its front and the newlines at its
 * end, which mean nothing in Markdown.
 */
void
add_body(struct reader *reader, struct text text, struct body *body)
{
	const struct event *event = reader->cursor.event;
	struct text rest = text_chomp(text), line;
	uint32_t skipped = 0;

	text = rest;
	while (text_cut(&rest, '\n', &line) && text_trim(line).size == 0) {
		text = rest;
		skipped++;
	}
	if (text.size == 0)
		return;
	*body = (struct body){
	    builder_text(&reader->builder, POOL_SEARCHED, text),
	    text_line(event, skipped),
	    event->style,
	};
}

void
read_body(struct reader *reader, const struct key *key, enum scope scope)
{
	char *record = (char *)record_for(reader, scope);
	struct text text;

	if (take_text(reader, key, &text))
		add_body(reader, text, (void *)(record + key->offset));
}

void
read_line(struct reader *reader, const struct key *key, enum scope scope)
{
	char *document = (char *)&reader->document;
	struct text text;

	(void)scope;
	if (!take_text(reader, key, &text))
		return;
	text = text_trim(text);
	if (text.size > 0 && is_short(reader, key, text.size))
		*(struct span *)(void *)(document + key->offset) =
		    builder_text(&reader->builder, POOL_OTHER, text);
}

void
read_topic(struct reader *reader, const struct key *key, enum scope scope)
{
	struct text text;

	if (!take_text(reader, key, &text))
		return;
	text = text_chomp(text);
	if (is_clean(reader, key, text) && text_trim(text).size > 0 &&
	    is_short(reader, key, text.size))
		record_for(reader, scope)->topic =
		    builder_text(&reader->builder, POOL_OTHER, text);
}

void
read_id(struct reader *reader, const struct key *key, enum scope scope)
{
	struct text id;

	if (!take_text(reader, key, &id))
		return;
	if (!id_is_valid(id))
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "%s is not a valid id; use letters, digits, '.', "
			   "'_' and '-', and begin with a letter or a digit",
			   QUOTE(id));
	record_for(reader, scope)->id =
	    builder_text(&reader->builder, POOL_SEARCHED, id);
}

void
read_level(struct reader *reader, const struct key *key, enum scope scope)
{
	struct record *record = record_for(reader, scope);
	struct text name;

	if (!take_text(reader, key, &name))
		return;
	record->level = (uint8_t)level_parse(name);
	if (record->level == LEVEL_NONE)
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "%s is not a level; use junior, middle or senior "
			   "(or easy, medium, hard)",
			   QUOTE(name));
}

void
read_points(struct reader *reader, const struct key *key, enum scope scope)
{
	struct text digits;
	uint32_t points = 0;
	bool is_number;

	if (!take_text(reader, key, &digits))
		return;
	is_number = digits.size > 0;
	for (size_t i = 0; i < digits.size && is_number; i++) {
		is_number = ascii_is_digit(digits.data[i]);
		points = points * 10 + (uint32_t)(digits.data[i] - '0');
		is_number = is_number && points <= MAX_POINTS;
	}
	if (is_number && points > 0)
		record_for(reader, scope)->points = points;
	else
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "'points' takes a whole number from 1 to %d, not %s",
			   MAX_POINTS, QUOTE(digits));
}

/* A list of words while it is read. */
struct list {
	const struct key *key;
	enum pool pool;
	struct span *span;
	size_t count, size; /* size: bytes of all words */
	bool is_full;
};

/* Returns whether a list has room for a word.  If not, reports it once. */
static bool
has_room(struct reader *reader, struct list *list, struct text word)
{
	if (list->is_full)
		return false;
	list->size += word.size;
	list->is_full = !is_short(reader, list->key, list->size);
	if (!list->is_full && ++list->count > MAX_WORDS) {
		list->is_full = true;
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "limit: '%s' has more than %d words",
			   list->key->name.data, MAX_WORDS);
	}
	return !list->is_full;
}

static void
add_word(struct reader *reader, struct list *list)
{
	struct text word = text_trim(reader->cursor.event->text);

	if (is_clean(reader, list->key, word) && word.size > 0 &&
	    !cursor_is_null(&reader->cursor) && has_room(reader, list, word))
		builder_add_word(&reader->builder, list->pool, list->span,
				 word);
}

static void
add_words(struct reader *reader, const struct key *key, enum pool pool,
	  struct span *span)
{
	struct cursor *cursor = &reader->cursor;
	struct list list = {.key = key, .pool = pool, .span = span};
	static const struct repeats none;

	if (cursor->event->kind == EVENT_SCALAR) {
		add_word(reader, &list);
		return;
	}
	if (cursor->event->kind != EVENT_SEQUENCE) {
		cursor_refuse(cursor, key->name.data,
			      "a word or a list of words");
		return;
	}
	while (cursor_next(cursor) != EVENT_SEQUENCE_END &&
	       !cursor_at_end(cursor)) {
		if (cursor->event->kind == EVENT_SCALAR)
			add_word(reader, &list);
		else
			cursor_refuse(cursor, key->name.data,
				      "a list of words");
	}
	if (list.count > 1)
		builder_unique(&reader->builder, pool, span, &none);
}

void
read_words(struct reader *reader, const struct key *key, enum scope scope)
{
	char *record = (char *)record_for(reader, scope);

	add_words(reader, key, POOL_OTHER, (void *)(record + key->offset));
}

/* Reads tags.  Those of a deck are stored once, apart from its questions. */
void
read_tags(struct reader *reader, const struct key *key, enum scope scope)
{
	add_words(reader, key, scope == IN_DECK ? POOL_OTHER : POOL_SEARCHED,
		  &record_for(reader, scope)->tags);
}
