#include "select/blocks.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

/* The blocks and their head are a ring. */
struct block {
	struct blocks ring;
	max_align_t data[];
};

void
blocks_init(struct blocks *blocks)
{
	blocks->previous = blocks->next = blocks;
}

void *
blocks_take(struct blocks *blocks, size_t size)
{
	struct block *block;

	if (size > SIZE_MAX - sizeof(*block))
		mem_out();
	block = mem_resize(NULL, 1, sizeof(*block) + size);
	block->ring = (struct blocks){blocks, blocks->next};
	blocks->next->previous = &block->ring;
	blocks->next = &block->ring;
	return block->data;
}

void
blocks_give(void *memory)
{
	struct block *block;

	if (memory == NULL)
		return;
	block = (void *)((char *)memory - offsetof(struct block, data));
	block->ring.previous->next = block->ring.next;
	block->ring.next->previous = block->ring.previous;
	free(block);
}

void
blocks_free(struct blocks *blocks)
{
	struct blocks *next;

	for (struct blocks *ring = blocks->next; ring != blocks; ring = next) {
		next = ring->next;
		free((char *)ring - offsetof(struct block, ring));
	}
	blocks_init(blocks);
}
