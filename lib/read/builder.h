#ifndef BUILDER_H
#define BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "read/deck.h"

/*
 * Builds the block of one deck: text goes into the pool as it is read, and
 * the records follow behind it at the end.
 */
struct builder {
	struct buffer pool;
	struct buffer scratch; /* of builder_join() */
	struct record *records;
	size_t count, capacity;
	bool is_full; /* the deck does not fit into 32-bit offsets */
};

/* Starts an empty deck with room for SIZE bytes of text, a guess. */
void builder_init(struct builder *builder, size_t size);

/*
 * Copies a text and a NUL into the pool; once the deck is full, gives an
 * empty span.
 */
struct span builder_text(struct builder *builder, struct text text);

/* A text of the pool, borrowed until the next text is added. */
struct text builder_get(const struct builder *builder, struct span span);

/*
 * Appends a word to the list LIST, which is empty or ends at the end of the
 * pool, unless the list has it already.
 */
void builder_add_word(struct builder *builder, struct span *list,
		      struct text word);

/* Joins two lists, without a word twice, into one at the end of the pool. */
struct span builder_join(struct builder *builder, struct span first,
			 struct span second);

/* The new record, zeroed; borrowed until the next one. */
struct record *builder_record(struct builder *builder);

/* Hands over the block, to be freed with free(3), and empties the builder. */
struct block *builder_finish(struct builder *builder);

void builder_free(struct builder *builder);

#endif
