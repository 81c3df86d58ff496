#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

/*
 * Pieces of memory that can be freed all at once, for a computation that may be
 * interrupted before it frees them.
 */
struct arena {
	struct arena *previous, *next;
};

/* Makes the arena empty. */
void arena_init(struct arena *arena);

/* Returns SIZE bytes, not zeroed, until arena_give or arena_free. */
void *arena_take(struct arena *arena, size_t size);

/* Frees one piece.  Accepts NULL. */
void arena_give(void *memory);

/* Frees all pieces and leaves the arena empty. */
void arena_free(struct arena *arena);

#endif
