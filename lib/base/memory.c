#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

_Noreturn void
mem_out(void)
{
	static const char message[] = "qbank: out of memory\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)written;
	_exit(2);
}

void *
mem_check(void *memory)
{
	if (memory == NULL)
		mem_out();
	return memory;
}

void *
mem_alloc(size_t size)
{
	return mem_check(calloc(1, size > 0 ? size : 1));
}

void *
mem_resize(void *old, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		mem_out();
	return mem_check(realloc(old, count * size > 0 ? count * size : 1));
}

void *
mem_grow(void *old, size_t *capacity, size_t need, size_t size)
{
	size_t room = *capacity;

	if (need <= room)
		return old;
	if (room < 16)
		room = 16;
	while (room < need) {
		if (room > SIZE_MAX / 2)
			mem_out();
		room *= 2;
	}
	*capacity = room;
	return mem_resize(old, room, size);
}

void
mem_expect(void *memory, size_t size)
{
#ifdef MADV_POPULATE_WRITE
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t skipped = (page - (uintptr_t)memory % page) % page;

	if (size < skipped + 16 * page)
		return;
	size = (size - skipped) / page * page;
	madvise((char *)memory + skipped, size, MADV_POPULATE_WRITE);
#else
	(void)memory;
	(void)size;
#endif
}

char *
mem_copy(const void *data, size_t size)
{
	char *copy = mem_resize(NULL, size + 1, 1);

	if (size > 0)
		memcpy(copy, data, size);
	copy[size] = '\0';
	return copy;
}
