#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A borrowed piece of UTF-8, not NUL-terminated: it may hold any byte.  It
 * never owns what it points to.
 */
struct text {
	const char *data;
	size_t size; /* bytes */
};

/* For printf's "%.*s". */
#define TEXT_ARG(text) (int)(text).size, (text).data

struct text text_of(const char *string);
bool text_equal(struct text a, struct text b);
bool text_is(struct text text, const char *string);

/* Whether TEXT ends with ENDING and has something before it. */
bool text_ends_with(struct text text, const char *ending);

/* Below, at or above zero by the order of the bytes, as memcmp(3). */
int text_compare(struct text a, struct text b);

/* Without the blanks, tabs and newlines at both ends. */
struct text text_trim(struct text text);

/* Without the newlines at the end. */
struct text text_chomp(struct text text);

/* The text from byte FROM on. */
struct text text_from(struct text text, size_t from);

/*
 * Cuts the next piece, up to and without SEPARATOR, off the front of *REST
 * into *PIECE.  False, at the end, where REST is empty: a trailing separator
 * makes no empty last piece.
 */
bool text_cut(struct text *rest, char separator, struct text *piece);

/* Whether any byte of TEXT is one of the characters of SET. */
bool text_has_any(struct text text, const char *set);

#endif
