#include "read/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/safe.h"

/*
 * How many unknown keys of a mapping are remembered to find duplicates.  More
 * than this many aren't typos, and comparing them would take quadratic time.
 */
enum { MAX_UNKNOWN_SIZE = 4096 }; /* bytes */

/* The keys seen so far in a mapping: known ones as bits, others by name. */
struct seen {
	unsigned known;
	struct buffer unknown; /* each as its size and its bytes */
};

static bool
has_unknown(const struct seen *seen, struct text name)
{
	struct text rest = buffer_text(&seen->unknown);
	size_t size;

	for (; rest.size > 0; rest = text_from(rest, size)) {
		memcpy(&size, rest.data, sizeof(size));
		rest = text_from(rest, sizeof(size));
		if (text_equal(name, (struct text){rest.data, size}))
			return true;
	}
	return false;
}

/*
 * Returns whether the current key is new to its mapping; reports it if it is
 * not.
 */
static bool
is_first(struct reader *reader, struct seen *seen, const struct key *key)
{
	struct text name = reader->cursor.event->text;
	bool found;

	if (key != NULL) {
		found = seen->known >> deck_key_bit(key) & 1;
		seen->known |= 1u << deck_key_bit(key);
	} else if (seen->unknown.size > MAX_UNKNOWN_SIZE) {
		found = false;
	} else {
		found = has_unknown(seen, name);
		buffer_add(&seen->unknown, &name.size, sizeof(name.size));
		buffer_add_text(&seen->unknown, name);
	}
	if (found)
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "duplicate key %s", QUOTE(name));
	return !found;
}

static void
report_unknown(struct diags *diags, struct place place, struct text name,
	       const char *meant)
{
	if (text_is(name, "<<"))
		diag_error(diags, place,
			   "merge keys are not supported; write the keys out");
	else if (meant != NULL)
		diag_warning(diags, place, "unknown key %s; did you mean '%s'?",
			     QUOTE(name), meant);
	else
		diag_warning(diags, place, "unknown key %s", QUOTE(name));
}

/* Reports an unknown key, the current event, and skips its value. */
static void
skip_unknown(struct reader *reader, enum scope scope)
{
	struct cursor *cursor = &reader->cursor;
	struct place place = cursor_place(cursor);
	struct text key = cursor->event->text;
	char *copy = mem_copy(key.data, key.size);
	struct text name = {copy, key.size};

	cursor_next(cursor);
	report_unknown(
	    cursor->diags, place, name,
	    deck_key_meant(name, scope, cursor->event->kind == EVENT_SCALAR));
	cursor_skip(cursor);
	free(copy);
}

/* Skips a pair whose key is a list or a mapping. */
static void
skip_pair(struct reader *reader)
{
	if (reader->cursor.event->kind != EVENT_ALIAS)
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "a key must be a word");
	cursor_skip(&reader->cursor);
	cursor_next(&reader->cursor);
	cursor_skip(&reader->cursor);
}

/* Reads one key, the current event, and its value. */
static void
read_pair(struct reader *reader, enum scope scope, struct seen *seen)
{
	struct cursor *cursor = &reader->cursor;
	const struct key *key;
	bool takes;

	if (cursor->event->kind != EVENT_SCALAR) {
		skip_pair(reader);
		return;
	}
	key = deck_key_find(cursor->event->text, scope);
	takes = is_first(reader, seen, key);
	if (takes && key == NULL) {
		skip_unknown(reader, scope);
		return;
	}
	cursor_next(cursor);
	if (!takes)
		cursor_skip(cursor);
	else if (!cursor_is_null(cursor))
		key->read(reader, key, scope);
}

unsigned
mapping_read(struct reader *reader, enum scope scope)
{
	struct seen seen = {0};

	while (cursor_next(&reader->cursor) != EVENT_MAPPING_END &&
	       !cursor_at_end(&reader->cursor))
		read_pair(reader, scope, &seen);
	buffer_free(&seen.unknown);
	return seen.known;
}
