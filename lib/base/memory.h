#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/*
 * Allocation that never returns NULL.  If memory runs out, these functions
 * print one line to standard error and exit with status 2.  The caller owns
 * what they return and frees it with free(3).
 */

/* Reports that memory ran out and exits, for libraries that return an error. */
_Noreturn void mem_out(void);

/* Returns MEMORY, for libraries that return NULL when memory runs out. */
__attribute__((returns_nonnull)) void *mem_check(void *memory);

/* Returns SIZE zeroed bytes. */
__attribute__((returns_nonnull)) void *mem_alloc(size_t size);

/* Resizes an array to COUNT elements of SIZE bytes; new ones are undefined. */
__attribute__((returns_nonnull)) void *mem_resize(void *old, size_t count,
						  size_t size);

/*
 * Returns the array with room for at least NEED elements, 1 or more, of SIZE
 * bytes.  *CAPACITY is its room in elements, which at least doubles on growth.
 */
__attribute__((returns_nonnull)) void *mem_grow(void *old, size_t *capacity,
						size_t need, size_t size);

/*
 * Asks the kernel, with madvise(2), to map SIZE bytes that are about to be
 * filled.  Mapping them all at once costs less than page by page.  Does nothing
 * if SIZE is small or the kernel does not support it.
 */
void mem_expect(void *memory, size_t size);

/* Returns a copy of SIZE bytes, followed by a NUL. */
__attribute__((returns_nonnull)) char *mem_copy(const void *data, size_t size);

#endif
