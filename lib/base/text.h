#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * A borrowed piece of UTF-8, not NUL-terminated: it may hold any byte.  It
 * never owns what it points to.
 */
struct text {
	const char *data;
	size_t size; /* bytes */
};

/* Initializes a text with a string literal. */
#define TEXT_INITIAL(string)                                                   \
	{                                                                      \
		(string), sizeof(string) - 1                                   \
	}

/* Passes a text to printf's "%.*s". */
#define TEXT_ARG(text) (int)(text).size, (text).data

static inline struct text
text_of(const char *string)
{
	return (struct text){string, strlen(string)};
}

static inline bool
text_equal(struct text a, struct text b)
{
	return a.size == b.size &&
	       (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool
text_is(struct text text, const char *string)
{
	return text_equal(text, text_of(string));
}

bool text_begins_with(struct text text, const char *beginning);

/* Returns whether TEXT ends with ENDING and has something before it. */
bool text_ends_with(struct text text, const char *ending);

/* Compares two texts by their bytes, as memcmp(3) does. */
int text_compare(struct text a, struct text b);

/* Returns a text without spaces, tabs and newlines at both ends. */
struct text text_trim(struct text text);

/* Returns a text without the newlines at its end. */
struct text text_chomp(struct text text);

/* Returns the part of a text that begins at byte FROM. */
static inline struct text
text_from(struct text text, size_t from)
{
	/* Nothing may be added to NULL, not even 0. */
	if (from == 0)
		return text;
	return (struct text){text.data + from, text.size - from};
}

/*
 * Cuts the next piece, up to SEPARATOR, off the front of *REST into *PIECE.
 * Returns false if *REST is empty, so a trailing separator does not make an
 * empty last piece.
 */
bool text_cut(struct text *rest, char separator, struct text *piece);

/* Returns whether AT, which may point anywhere, points to a byte of TEXT. */
bool text_holds(struct text text, const char *at);

/* Returns the line of a text that byte AT is in, without its newline. */
struct text text_line_at(struct text text, const char *at);

/* Returns whether any byte of TEXT is one of the characters of SET. */
bool text_has_any(struct text text, const char *set);

#endif
