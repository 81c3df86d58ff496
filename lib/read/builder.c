#include "read/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

/* A file's reported size is trusted up to this limit. */
enum { MAX_GUESS = 64 << 20 }; /* bytes */

/* Arrays in a block begin at multiples of this. */
enum { ALIGNMENT = 8 };

void
builder_init(struct builder *builder, size_t size)
{
	static const struct block empty;
	struct buffer *searched = &builder->pools[POOL_SEARCHED];

	*builder = (struct builder){0};
	if (size > MAX_GUESS)
		size = MAX_GUESS;
	buffer_reserve(searched, sizeof(empty) + size);
	mem_expect(searched->data, size);
	buffer_add(searched, &empty, sizeof(empty));
}

/* Returns the size of the block if it were finished now. */
static size_t
size_so_far(const struct builder *builder)
{
	return builder->pools[POOL_SEARCHED].size +
	       builder->pools[POOL_OTHER].size +
	       (builder->count + 1) *
		   (sizeof(*builder->records) + sizeof(uint64_t)) +
	       (builder->document_count + 1) * sizeof(*builder->documents) +
	       (builder->choice_count + 1) * sizeof(*builder->choices) +
	       8 * (size_t)ALIGNMENT;
}

static bool
has_room(struct builder *builder, size_t size)
{
	size_t used = size_so_far(builder);

	if (used > UINT32_MAX || size > UINT32_MAX - used)
		builder->is_full = true;
	return !builder->is_full;
}

struct span
builder_text(struct builder *builder, enum pool pool, struct text text)
{
	struct buffer *buffer = &builder->pools[pool];
	struct span span = {(uint32_t)buffer->size, (uint32_t)text.size};

	if (!has_room(builder, text.size + 1))
		return (struct span){0, 0};
	buffer_add_text(buffer, text);
	buffer_add_char(buffer, '\n');
	return span;
}

struct text
builder_get(const struct builder *builder, enum pool pool, struct span span)
{
	struct text text = buffer_text(&builder->pools[pool]);

	text.size = (size_t)span.offset + span.size;
	return text_from(text, span.offset);
}

void
builder_add_word(struct builder *builder, enum pool pool, struct span *list,
		 struct text word)
{
	struct span added = builder_text(builder, pool, word);

	if (builder->is_full)
		return;
	if (list->size == 0)
		list->offset = added.offset;
	list->size += added.size + 1;
}

void
builder_unique(struct builder *builder, enum pool pool, struct span *list,
	       const struct repeats *known)
{
	char *words = builder->pools[pool].data + list->offset;

	if (list->size > 0)
		list->size = (uint32_t)repeats_drop(known, words, list->size);
}

void
builder_add_record(struct builder *builder, const struct record *record)
{
	builder->records =
	    mem_grow(builder->records, &builder->capacity, builder->count + 1,
		     sizeof(*builder->records));
	builder->records[builder->count++] = *record;
	has_room(builder, 0);
}

void
builder_add_document(struct builder *builder, const struct document *document)
{
	builder->documents =
	    mem_grow(builder->documents, &builder->document_capacity,
		     builder->document_count + 1, sizeof(*builder->documents));
	builder->documents[builder->document_count++] = *document;
	has_room(builder, 0);
}

void
builder_add_choice(struct builder *builder, const struct choice *choice)
{
	builder->choices =
	    mem_grow(builder->choices, &builder->choice_capacity,
		     builder->choice_count + 1, sizeof(*builder->choices));
	builder->choices[builder->choice_count++] = *choice;
	has_room(builder, 0);
}

/* Adjusts the spans of POOL_OTHER to that pool's place in the block. */
static void
relocate(struct builder *builder, uint32_t by)
{
	for (size_t i = 0; i < builder->count; i++) {
		struct record *record = &builder->records[i];

		record->topic.offset += by;
		record->source.offset += by;
		record->see.offset += by;
		record->refs.offset += by;
	}
	for (size_t i = 0; i < builder->document_count; i++) {
		struct document *document = &builder->documents[i];

		document->topic.offset += by;
		document->title.offset += by;
		document->license.offset += by;
		document->author.offset += by;
		document->tags.offset += by;
		document->source.offset += by;
	}
}

/* Appends an array, aligned; returns its offset. */
static uint32_t
add_array(struct buffer *block, const void *array, size_t size)
{
	static const char zeros[ALIGNMENT];
	uint32_t offset;

	buffer_add(block, zeros,
		   (ALIGNMENT - block->size % ALIGNMENT) % ALIGNMENT);
	offset = (uint32_t)block->size;
	if (size > 0)
		buffer_add(block, array, size);
	return offset;
}

static uint32_t
add_hashes(struct builder *builder, struct buffer *block)
{
	uint32_t offset = add_array(block, NULL, 0);

	for (size_t i = 0; i < builder->count; i++) {
		struct span id = builder->records[i].id;
		uint64_t hash =
		    hash_text((struct text){block->data + id.offset, id.size});

		buffer_add(block, &hash, sizeof(hash));
	}
	return offset;
}

struct block *
builder_finish(struct builder *builder)
{
	struct buffer block = builder->pools[POOL_SEARCHED];
	struct buffer *other = &builder->pools[POOL_OTHER];
	struct block header = {
	    .searched_size = (uint32_t)(block.size - sizeof(header)),
	    .count = (uint32_t)builder->count,
	    .document_count = (uint32_t)builder->document_count,
	    .choice_count = (uint32_t)builder->choice_count,
	};

	buffer_reserve(&block, size_so_far(builder));
	builder->pools[POOL_SEARCHED] = (struct buffer){0};
	memcpy(header.magic, DECK_MAGIC, sizeof(header.magic));
	relocate(builder, (uint32_t)block.size);
	buffer_add(&block, other->data, other->size);
	header.records = add_array(&block, builder->records,
				   builder->count * sizeof(*builder->records));
	header.hashes = add_hashes(builder, &block);
	header.documents =
	    add_array(&block, builder->documents,
		      builder->document_count * sizeof(*builder->documents));
	header.choices =
	    add_array(&block, builder->choices,
		      builder->choice_count * sizeof(*builder->choices));
	header.size = (uint32_t)block.size;
	memcpy(block.data, &header, sizeof(header));
	builder_free(builder);
	if (block.size < block.capacity / 4 * 3)
		return mem_resize(block.data, block.size, 1);
	/* A little memory is not worth a system call. */
	return (void *)block.data;
}

void
builder_free(struct builder *builder)
{
	for (int pool = 0; pool < POOL_COUNT; pool++)
		buffer_free(&builder->pools[pool]);
	free(builder->records);
	free(builder->documents);
	free(builder->choices);
	*builder = (struct builder){0};
}
