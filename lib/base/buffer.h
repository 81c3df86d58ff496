#ifndef BUFFER_H
#define BUFFER_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

/*
 * A growable string of bytes.  A zeroed buffer is empty; data is NULL or
 * ends with a NUL that size does not count.  The buffer owns data.
 */
struct buffer {
	char *data;
	size_t size;
	size_t capacity;
};

/* Makes room for exactly SIZE bytes in total. */
void buffer_reserve(struct buffer *buffer, size_t size);

void buffer_add(struct buffer *buffer, const void *data, size_t size);
void buffer_add_text(struct buffer *buffer, struct text text);
void buffer_add_char(struct buffer *buffer, char c);

/* Appends formatted text, as printf(3) does. */
__attribute__((format(printf, 2, 3))) void buffer_print(struct buffer *buffer,
							const char *format,
							...);
__attribute__((format(printf, 2, 0))) void buffer_vprint(struct buffer *buffer,
							 const char *format,
							 va_list arguments);

/* Returns the contents, borrowed until the buffer next changes. */
struct text buffer_text(const struct buffer *buffer);

/*
 * Returns the contents as a string that the caller must free, and empties the
 * buffer.
 */
char *buffer_take(struct buffer *buffer);

/* Writes what the buffer holds to OUT, and leaves it empty. */
void buffer_flush(struct buffer *buffer, FILE *out);

/* Frees the bytes, but not the struct, and leaves the buffer empty. */
void buffer_free(struct buffer *buffer);

#endif
