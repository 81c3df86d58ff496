#include "read/deck_check.h"
#include "unit.h"

/* A span or a number somewhere in a block. */
struct member {
	const char *name;
	size_t at;
};

#define RECORD(member)                                                         \
	{                                                                      \
		"record." #member, offsetof(struct record, member)             \
	}
#define DOCUMENT(member)                                                       \
	{                                                                      \
		"document." #member, offsetof(struct document, member)         \
	}
#define BLOCK(member)                                                          \
	{                                                                      \
		"block." #member, offsetof(struct block, member)               \
	}

static const struct member record_spans[] = {
    RECORD(question.text), RECORD(answer.text), RECORD(id),
    RECORD(topic),	   RECORD(tags),	RECORD(source),
    RECORD(see),	   RECORD(refs),	RECORD(searched),
};

static const struct member document_spans[] = {
    DOCUMENT(topic),  DOCUMENT(title), DOCUMENT(license),
    DOCUMENT(author), DOCUMENT(tags),  DOCUMENT(source),
};

static const struct member offsets[] = {
    BLOCK(records),
    BLOCK(hashes),
    BLOCK(documents),
    BLOCK(choices),
};

static const struct member numbers[] = {
    BLOCK(magic),	   BLOCK(size),	     BLOCK(searched_size),
    BLOCK(count),	   BLOCK(records),   BLOCK(hashes),
    BLOCK(document_count), BLOCK(documents), BLOCK(choice_count),
    BLOCK(choices),
};

static const struct member record_numbers[] = {
    RECORD(first_choice),
    RECORD(choice_count),
    RECORD(document),
};

/* Returns a block of one question, which has a choice. */
static struct block *
make_block(void)
{
	struct builder builder;
	struct document document = {.topic = {0, 0}};
	struct choice choice = {{{0, 0}, 1, 0}, 1, 0};
	struct record record = {.choice_count = 1, .line = 1};

	builder_init(&builder, 0);
	record.id = make_text(&builder, POOL_SEARCHED, "a");
	record.question.text = make_text(&builder, POOL_SEARCHED, "b");
	choice.body.text = make_text(&builder, POOL_SEARCHED, "c");
	document.title = make_text(&builder, POOL_OTHER, "d");
	builder_add_choice(&builder, &choice);
	builder_add_record(&builder, &record);
	builder_add_document(&builder, &document);
	return builder_finish(&builder);
}

static bool
is_valid(const struct block *block)
{
	return deck_check(block, block->size, 1);
}

/* Requires that a block with another number at AT is refused. */
static void
refuses(const struct block *block, size_t at, uint32_t number, const char *name)
{
	struct block *copy = mem_alloc(block->size);

	memcpy(copy, block, block->size);
	memcpy((char *)copy + at, &number, sizeof(number));
	if (deck_check(copy, block->size, 1))
		fail_msg("%s is %u", name, (unsigned)number);
	free(copy);
}

/* Requires that spans outside of the texts are refused. */
static void
refuses_spans(struct block *block, size_t base, const struct member *members,
	      size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = base + members[i].at;
		struct span *span = (void *)((char *)block + at), old = *span;

		*span = (struct span){sizeof(*block), 1};
		assert_true(is_valid(block));
		refuses(block, at, sizeof(*block) - 1, members[i].name);
		refuses(block, at, block->records, members[i].name);
		refuses(block, at, UINT32_MAX, members[i].name);
		refuses(block, at + sizeof(uint32_t), block->records,
			members[i].name);
		refuses(block, at + sizeof(uint32_t), UINT32_MAX,
			members[i].name);
		*span = old;
	}
}

static void
test_spans_outside_the_texts(void **state)
{
	static const struct member choice[] = {{"choice.text", 0}};
	struct block *block = make_block();

	(void)state;
	assert_true(is_valid(block));
	refuses_spans(block, block->records, record_spans,
		      COUNT_OF(record_spans));
	refuses_spans(block, block->documents, document_spans,
		      COUNT_OF(document_spans));
	refuses_spans(block, block->choices, choice, 1);
	free(block);
}

static void
test_numbers_that_are_too_large(void **state)
{
	struct block *block = make_block();
	size_t level = block->records + offsetof(struct record, column);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		refuses(block, numbers[i].at, UINT32_MAX, numbers[i].name);
	for (size_t i = 0; i < COUNT_OF(record_numbers); i++)
		refuses(block, block->records + record_numbers[i].at,
			UINT32_MAX, record_numbers[i].name);
	refuses(block, level, UINT32_MAX, "record.level");
	assert_false(deck_check(block, block->size, 2));
	assert_false(deck_check(block, block->size - 1, 1));
	assert_false(deck_check(block, sizeof(*block) - 1, 1));
	free(block);
}

static void
test_arrays_outside_the_block(void **state)
{
	struct block *block = make_block();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(offsets); i++) {
		uint32_t offset;

		memcpy(&offset, (char *)block + offsets[i].at, sizeof(offset));
		refuses(block, offsets[i].at, offset + 4, offsets[i].name);
		refuses(block, offsets[i].at, 8, offsets[i].name);
		refuses(block, offsets[i].at, block->size / 8 * 8,
			offsets[i].name);
		refuses(block, offsets[i].at, block->size / 8 * 8 + 8,
			offsets[i].name);
	}
	free(block);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_spans_outside_the_texts),
	    cmocka_unit_test(test_numbers_that_are_too_large),
	    cmocka_unit_test(test_arrays_outside_the_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
