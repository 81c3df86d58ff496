#ifndef ASCII_H
#define ASCII_H

#include <stdbool.h>

/* ASCII character classes that do not depend on the locale. */

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
ascii_is_alphanumeric(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

static inline bool
ascii_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool
ascii_is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alphanumeric(c);
}

static inline char
ascii_lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	return c;
}

/* Returns the value of a hexadecimal digit, or -1. */
static inline int
ascii_hex(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
