#include "select/arena.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

/* The pieces and their arena are a ring. */
struct piece {
	struct arena ring;
	max_align_t data[];
};

void
arena_init(struct arena *arena)
{
	arena->previous = arena->next = arena;
}

void *
arena_take(struct arena *arena, size_t size)
{
	struct piece *piece;

	if (size > SIZE_MAX - sizeof(*piece))
		mem_out();
	piece = mem_resize(NULL, 1, sizeof(*piece) + size);
	piece->ring = (struct arena){arena, arena->next};
	arena->next->previous = &piece->ring;
	arena->next = &piece->ring;
	return piece->data;
}

void
arena_give(void *memory)
{
	struct piece *piece;

	if (memory == NULL)
		return;
	piece = (void *)((char *)memory - offsetof(struct piece, data));
	piece->ring.previous->next = piece->ring.next;
	piece->ring.next->previous = piece->ring.previous;
	free(piece);
}

void
arena_free(struct arena *arena)
{
	struct arena *next;

	for (struct arena *ring = arena->next; ring != arena; ring = next) {
		next = ring->next;
		free((char *)ring - offsetof(struct piece, ring));
	}
	arena_init(arena);
}
