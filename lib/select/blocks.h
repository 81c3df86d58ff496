#ifndef BLOCKS_H
#define BLOCKS_H

#include <stddef.h>

/*
 * Blocks of memory that can be freed all at once, for a computation that may be
 * interrupted before it frees them.
 */
struct blocks {
	struct blocks *previous, *next;
};

/* Makes the list empty. */
void blocks_init(struct blocks *blocks);

/* Returns SIZE bytes, not zeroed, until blocks_give or blocks_free. */
void *blocks_take(struct blocks *blocks, size_t size);

/* Frees one block.  Accepts NULL. */
void blocks_give(void *memory);

/* Frees all blocks and leaves the list empty. */
void blocks_free(struct blocks *blocks);

#endif
