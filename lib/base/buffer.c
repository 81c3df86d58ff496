#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static char *
room_for(struct buffer *buffer, size_t size)
{
	if (size >= buffer->capacity - buffer->size)
		buffer->data = mem_grow(buffer->data, &buffer->capacity,
					buffer->size + size + 1, 1);
	return buffer->data + buffer->size;
}

void
buffer_reserve(struct buffer *buffer, size_t size)
{
	if (size < buffer->capacity)
		return;
	buffer->data = mem_resize(buffer->data, size + 1, 1);
	buffer->capacity = size + 1;
	buffer->data[buffer->size] = '\0';
}

void
buffer_add(struct buffer *buffer, const void *data, size_t size)
{
	char *end = room_for(buffer, size);

	if (size > 0)
		memcpy(end, data, size);
	end[size] = '\0';
	buffer->size += size;
}

void
buffer_add_text(struct buffer *buffer, struct text text)
{
	buffer_add(buffer, text.data, text.size);
}

void
buffer_add_char(struct buffer *buffer, char c)
{
	char *end = room_for(buffer, 1);

	end[0] = c;
	end[1] = '\0';
	buffer->size++;
}

void
buffer_vprint(struct buffer *buffer, const char *format, va_list arguments)
{
	/* Most texts fit into the room that is there. */
	char *end = room_for(buffer, 0);
	size_t room = buffer->capacity - buffer->size;
	va_list again;
	int size;

	va_copy(again, arguments);
	size = vsnprintf(end, room, format, arguments);
	if (size > 0 && (size_t)size >= room) {
		end = room_for(buffer, (size_t)size);
		vsnprintf(end, (size_t)size + 1, format, again);
	}
	buffer->size += size > 0 ? (size_t)size : 0;
	buffer->data[buffer->size] = '\0';
	va_end(again);
}

void
buffer_print(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_vprint(buffer, format, arguments);
	va_end(arguments);
}

struct text
buffer_text(const struct buffer *buffer)
{
	return (struct text){buffer->data, buffer->size};
}

char *
buffer_take(struct buffer *buffer)
{
	char *string;

	room_for(buffer, 0)[0] = '\0';
	string = buffer->data;
	*buffer = (struct buffer){0};
	return string;
}

void
buffer_flush(struct buffer *buffer, FILE *out)
{
	if (buffer->size > 0)
		fwrite(buffer->data, 1, buffer->size, out);
	buffer_free(buffer);
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}
