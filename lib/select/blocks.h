#ifndef BLOCKS_H
#define BLOCKS_H

#include <stddef.h>

/*
 * Pieces of memory that can all be freed at once, for a user that may be
 * stopped before it frees them itself.
 */
struct blocks {
	struct blocks *previous, *next;
};

/* Makes it empty. */
void blocks_init(struct blocks *blocks);

/* Returns SIZE bytes, not zeroed, until blocks_give or blocks_free. */
void *blocks_take(struct blocks *blocks, size_t size);

/* Frees one of them.  Accepts NULL. */
void blocks_give(void *memory);

/* Frees all of them, and leaves none. */
void blocks_free(struct blocks *blocks);

#endif
