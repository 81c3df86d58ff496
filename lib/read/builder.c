#include "read/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A longer list may have a word twice: the search must not be quadratic. */
enum { MAX_COMPARED = 4096 }; /* bytes */

/* What a file says of its size is trusted so far. */
enum { MAX_GUESS = 64 << 20 }; /* bytes */

void
builder_init(struct builder *builder, size_t size)
{
	static const struct block empty;

	*builder = (struct builder){0};
	if (size > MAX_GUESS)
		size = MAX_GUESS;
	builder->pool.data = mem_grow(NULL, &builder->pool.capacity,
				      size + sizeof(empty) + 1, 1);
	mem_expect(builder->pool.data, size);
	buffer_add(&builder->pool, &empty, sizeof(empty));
}

/* Whether SIZE more bytes, and the records so far, can still be addressed. */
static bool
has_room(struct builder *builder, size_t size)
{
	size_t used =
	    builder->pool.size + (builder->count + 2) * sizeof(struct record);

	if (used > UINT32_MAX || size > UINT32_MAX - used)
		builder->is_full = true;
	return !builder->is_full;
}

struct span
builder_text(struct builder *builder, struct text text)
{
	struct span span = {(uint32_t)builder->pool.size, (uint32_t)text.size};

	if (!has_room(builder, text.size + 1))
		return (struct span){0, 0};
	buffer_add_text(&builder->pool, text);
	buffer_add_char(&builder->pool, '\0');
	return span;
}

struct text
builder_get(const struct builder *builder, struct span span)
{
	return (struct text){builder->pool.data + span.offset, span.size};
}

static bool
list_has(struct text list, struct text word)
{
	struct text each;

	while (text_cut(&list, '\0', &each))
		if (text_equal(each, word))
			return true;
	return false;
}

void
builder_add_word(struct builder *builder, struct span *list, struct text word)
{
	struct span added;

	if (list->size <= MAX_COMPARED &&
	    list_has(builder_get(builder, *list), word))
		return;
	added = builder_text(builder, word);
	if (builder->is_full)
		return;
	if (list->size == 0)
		list->offset = added.offset;
	list->size += added.size + 1;
}

struct span
builder_join(struct builder *builder, struct span first, struct span second)
{
	struct span joined = {0, 0};
	struct buffer *words = &builder->scratch;
	struct text rest, word;

	if (first.size == 0 || second.size == 0)
		return first.size == 0 ? second : first;
	/* The pool moves while it grows, so the words are taken out of it. */
	words->size = 0;
	buffer_add_text(words, builder_get(builder, first));
	buffer_add_text(words, builder_get(builder, second));
	rest = buffer_text(words);
	while (text_cut(&rest, '\0', &word))
		builder_add_word(builder, &joined, word);
	return joined;
}

struct record *
builder_record(struct builder *builder)
{
	builder->records =
	    mem_grow(builder->records, &builder->capacity, builder->count + 1,
		     sizeof(*builder->records));
	builder->records[builder->count] = (struct record){0};
	return &builder->records[builder->count++];
}

struct block *
builder_finish(struct builder *builder)
{
	static const char zeros[sizeof(uint64_t)];
	size_t aligned = (builder->pool.size + 7) / 8 * 8;
	size_t size = builder->count * sizeof(*builder->records);
	struct block *block;

	buffer_add(&builder->pool, zeros, aligned - builder->pool.size);
	block = mem_resize(builder->pool.data, aligned + size, 1);
	if (size > 0)
		memcpy((char *)block + aligned, builder->records, size);
	*block = (struct block){
	    .magic = "qbank 1",
	    .size = (uint32_t)(aligned + size),
	    .count = (uint32_t)builder->count,
	    .records = (uint32_t)aligned,
	};
	block->magic[7] = '\n';
	builder->pool = (struct buffer){0};
	builder_free(builder);
	return block;
}

void
builder_free(struct builder *builder)
{
	buffer_free(&builder->pool);
	buffer_free(&builder->scratch);
	free(builder->records);
	*builder = (struct builder){0};
}
