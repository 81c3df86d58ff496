#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/*
 * Allocation that does not fail: on out of memory each of these writes one
 * line to standard error and exits with status 2.  What they return belongs
 * to the caller, who frees it with free(3).
 */

/* Says so and exits: for a library that reports out of memory by itself. */
_Noreturn void mem_out(void);

/* SIZE bytes, all zero. */
__attribute__((returns_nonnull)) void *mem_alloc(size_t size);

/* COUNT elements of SIZE bytes; the old ones are kept, the new undefined. */
__attribute__((returns_nonnull)) void *mem_resize(void *old, size_t count,
						  size_t size);

/*
 * An array with room for at least NEED elements, 1 or more, of SIZE bytes.
 * *CAPACITY is its room in elements; it at least doubles whenever it grows.
 */
__attribute__((returns_nonnull)) void *mem_grow(void *old, size_t *capacity,
						size_t need, size_t size);

/*
 * Says that SIZE bytes are about to be filled: the kernel then maps them at
 * once, which costs less than page after page, madvise(2).  Changes nothing
 * else, and does nothing for a small size or where the kernel cannot.
 */
void mem_expect(void *memory, size_t size);

/* A copy of SIZE bytes with a NUL behind them. */
__attribute__((returns_nonnull)) char *mem_copy(const void *data, size_t size);

#endif
