#ifndef BUILDER_H
#define BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "read/deck.h"
#include "read/repeats.h"

/*
 * Builds the block of one deck.  Texts go into one of two pools as they are
 * read, so the text that grep searches is one contiguous range for each
 * question.  The records follow at the end.
 */
enum pool { POOL_SEARCHED, POOL_OTHER, POOL_COUNT };

struct builder {
	struct buffer pools[POOL_COUNT];
	struct record *records;
	size_t count, capacity;
	struct document *documents;
	size_t document_count, document_capacity;
	struct choice *choices;
	size_t choice_count, choice_capacity;
	bool is_full; /* the deck does not fit into 32-bit offsets */
};

/* Starts an empty deck; SIZE is an estimate of its text in bytes. */
void builder_init(struct builder *builder, size_t size);

/*
 * Copies a text and a newline into a pool.  Returns an empty span once the
 * deck is full.
 */
struct span builder_text(struct builder *builder, enum pool pool,
			 struct text text);

/* Returns a text of a pool, borrowed until the next text is added. */
struct text builder_get(const struct builder *builder, enum pool pool,
			struct span span);

/* Appends a word to a list that is empty or ends at the end of the pool. */
void builder_add_word(struct builder *builder, enum pool pool,
		      struct span *list, struct text word);

/* Drops repeated words from a list, and words that are KNOWN. */
void builder_unique(struct builder *builder, enum pool pool, struct span *list,
		    const struct repeats *known);

/* These functions append a copy of one element. */
void builder_add_record(struct builder *builder, const struct record *record);
void builder_add_document(struct builder *builder,
			  const struct document *document);
void builder_add_choice(struct builder *builder, const struct choice *choice);

/* Returns the block, to be freed with free(3), and empties the builder. */
struct block *builder_finish(struct builder *builder);

void builder_free(struct builder *builder);

#endif
