#include "read/breaks.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* After these, only libyaml's lines are known.  Such a file is not a text. */
enum { MOST_BREAKS = 1 << 20 };

/* Returns whether BYTE can begin a break that is longer than one byte. */
static bool
begins_break(unsigned char byte)
{
	return byte == '\r' || byte == 0xC2 || byte == 0xE2;
}

/*
 * Returns whether a text may have a break that begins with FIRST, ends with
 * LAST, and has LENGTH bytes.  The lowest bit of the last byte is ignored.
 */
static bool
has_other(const unsigned char *data, size_t size, unsigned char first,
	  unsigned char last, size_t length)
{
	const unsigned char *end = data + size, *at = data;

	while ((at = memchr(at, first, (size_t)(end - at))) != NULL) {
		if ((size_t)(end - at) < length ||
		    (at[length - 1] & ~1u) == (last & ~1u))
			return true;
		at++;
	}
	return false;
}

static void
add_wide(struct breaks *breaks)
{
	if (breaks->count == MOST_BREAKS)
		return;
	breaks->list = mem_grow(breaks->list, &breaks->capacity,
				breaks->count + 1, sizeof(*breaks->list));
	breaks->list[breaks->count++] = breaks->line++;
}

/* Counts a byte, which can end a line together with those before it. */
static void
add_byte(struct breaks *breaks, unsigned char byte)
{
	unsigned char *before = breaks->before;

	if (byte == '\r' || (byte == '\n' && before[1] != '\r'))
		breaks->line++;
	else if ((byte == 0x85 && before[1] == 0xC2) ||
		 ((byte == 0xA8 || byte == 0xA9) && before[1] == 0x80 &&
		  before[0] == 0xE2))
		add_wide(breaks);
	before[0] = before[1];
	before[1] = byte;
}

/* Bytes that compilers count at once, with vector instructions. */
enum { AT_ONCE = 128 };

/* Returns how many newlines there are. */
static unsigned
count_newlines(const unsigned char *data, size_t size)
{
	unsigned count = 0;

	for (; size >= AT_ONCE; data += AT_ONCE, size -= AT_ONCE) {
		unsigned char lines = 0;

		for (size_t i = 0; i < AT_ONCE; i++)
			lines = (unsigned char)(lines + (data[i] == '\n'));
		count += lines;
	}
	for (size_t i = 0; i < size; i++)
		count += data[i] == '\n';
	return count;
}

void
breaks_add(struct breaks *breaks, const unsigned char *data, size_t size)
{
	if (size < 2 || begins_break(breaks->before[0]) ||
	    begins_break(breaks->before[1]) ||
	    has_other(data, size, '\r', '\r', 1) ||
	    has_other(data, size, 0xC2, 0x85, 2) ||
	    has_other(data, size, 0xE2, 0xA8, 3)) {
		for (size_t i = 0; i < size; i++)
			add_byte(breaks, data[i]);
		return;
	}
	breaks->line += count_newlines(data, size);
	memcpy(breaks->before, data + size - 2, 2);
}

unsigned
breaks_line(const struct breaks *breaks, unsigned line, bool *is_whole)
{
	size_t low = 0, high = breaks->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (breaks->list[middle] < line)
			low = middle + 1;
		else
			high = middle;
	}
	*is_whole = low == 0 || breaks->list[low - 1] + 1 != line;
	return line - (unsigned)low;
}

void
breaks_free(struct breaks *breaks)
{
	free(breaks->list);
}
