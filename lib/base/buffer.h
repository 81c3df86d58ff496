#ifndef BUFFER_H
#define BUFFER_H

#include <stdarg.h>
#include <stddef.h>

#include "base/text.h"

/*
 * A string of bytes that grows.  A zeroed buffer is empty; data is NULL or
 * ends with a NUL that size does not count.  The buffer owns data.
 */
struct buffer {
	char *data;
	size_t size;
	size_t capacity;
};

/* Makes room for SIZE bytes in all, and not for more. */
void buffer_reserve(struct buffer *buffer, size_t size);

void buffer_add(struct buffer *buffer, const void *data, size_t size);
void buffer_add_text(struct buffer *buffer, struct text text);
void buffer_add_char(struct buffer *buffer, char c);

/* As printf(3). */
__attribute__((format(printf, 2, 3))) void buffer_print(struct buffer *buffer,
							const char *format,
							...);
__attribute__((format(printf, 2, 0))) void buffer_vprint(struct buffer *buffer,
							 const char *format,
							 va_list arguments);

/* What it holds, borrowed until the buffer next changes. */
struct text buffer_text(const struct buffer *buffer);

/*
 * What it holds as a string that the caller must free; the buffer is empty
 * afterwards.
 */
char *buffer_take(struct buffer *buffer);

/* Frees the bytes, not the struct, and leaves it empty. */
void buffer_free(struct buffer *buffer);

#endif
