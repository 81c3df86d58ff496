#include "unit.h"

static const struct made list[] = {
    {"a", "t/u", "x y", "s/1", "Why?\n\nTell.", "Because.", LEVEL_SENIOR, 3},
    {"b", "t", "", "", "\xD0\x96", "", LEVEL_NONE, 9},
};

static void
check_questions(const struct deck *deck)
{
	struct question a = deck_question(deck, 0), b = deck_question(deck, 1);
	struct text rest = question_get(a, FIELD_TAGS), word;

	assert_int_equal(deck_count(deck), 2);
	assert_true(text_is(question_get(a, FIELD_ID), "a"));
	assert_true(text_is(question_get(a, FIELD_TOPIC), "t/u"));
	assert_true(text_is(question_get(a, FIELD_QUESTION), "Why?\n\nTell."));
	assert_true(text_is(question_get(a, FIELD_ANSWER), "Because."));
	assert_int_equal(question_level(a), LEVEL_SENIOR);
	assert_int_equal(a.record->line, 3);
	assert_true(question_is_answered(a));
	assert_true(question_next_word(&rest, &word));
	assert_true(text_is(word, "x"));
	assert_true(question_next_word(&rest, &word));
	assert_true(text_is(word, "y"));
	assert_false(question_next_word(&rest, &word));
	assert_true(question_has_word(a, FIELD_TAGS, text_of("y")));
	assert_false(question_has_word(a, FIELD_TAGS, text_of("z")));
	assert_false(question_has_word(b, FIELD_TAGS, text_of("")));
	assert_true(text_is(question_get(b, FIELD_QUESTION), "\xD0\x96"));
	assert_int_equal(question_get(b, FIELD_TAGS).size, 0);
	assert_false(question_is_answered(b));
}

static void
test_what_was_built_is_read(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));

	(void)state;
	assert_memory_equal(deck->block->magic, "qbank 1\n", 8);
	assert_int_equal(deck->block->records % 8, 0);
	check_questions(deck);
	deck_free(deck);
	deck_free(NULL);
}

static void
test_a_block_may_be_moved(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));
	size_t size = deck->block->size;

	(void)state;
	for (size_t shift = 0; shift < 64; shift += 8) {
		char *room = mem_alloc(size + shift);
		struct deck moved = {.path = deck->path};

		memcpy(room + shift, deck->block, size);
		moved.block = (void *)(room + shift);
		check_questions(&moved);
		free(room);
	}
	deck_free(deck);
}

static void
test_a_nul_follows_what_is_there(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));
	struct question a = deck_question(deck, 0);

	(void)state;
	assert_string_equal(question_get(a, FIELD_ID).data, "a");
	assert_string_equal(question_get(a, FIELD_TOPIC).data, "t/u");
	deck_free(deck);
}

/* deck.h: empty where it has none, and a NUL follows it. */
static void
test_a_field_that_is_not_there_is_an_empty_string(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));

	(void)state;
	assert_string_equal(
	    question_get(deck_question(deck, 0), FIELD_SEE).data, "");
	deck_free(deck);
}

static void
test_no_questions(void **state)
{
	struct deck *deck = make_deck("x.yaml", NULL, 0);

	(void)state;
	assert_int_equal(deck_count(deck), 0);
	assert_true(deck->block->size >= sizeof(struct block));
	deck_free(deck);
}

static void
test_join(void **state)
{
	struct builder builder;
	struct span first, second, none = {0, 0}, joined;

	(void)state;
	builder_init(&builder, 0);
	first = make_list(&builder, "a b");
	second = make_list(&builder, "b c a d");
	joined = builder_join(&builder, first, second);
	assert_true(
	    text_equal(builder_get(&builder, joined), LITERAL("a\0b\0c\0d\0")));
	assert_true(text_equal(
	    builder_get(&builder, builder_join(&builder, none, first)),
	    LITERAL("a\0b\0")));
	assert_true(text_equal(
	    builder_get(&builder, builder_join(&builder, first, none)),
	    LITERAL("a\0b\0")));
	assert_int_equal(builder_join(&builder, none, none).size, 0);
	builder_free(&builder);
}

static void
test_texts_may_hold_nul(void **state)
{
	struct builder builder;
	struct span span;

	(void)state;
	builder_init(&builder, 100);
	span = builder_text(&builder, LITERAL("a\0b"));
	builder_text(&builder, text_of("c"));
	assert_true(text_equal(builder_get(&builder, span), LITERAL("a\0b")));
	builder_free(&builder);
}

static void
test_field_names(void **state)
{
	(void)state;
	assert_string_equal(field_name(FIELD_ID), "id");
	assert_string_equal(field_name(FIELD_SEE), "see");
	assert_null(field_name(FIELD_COUNT));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_was_built_is_read),
	    cmocka_unit_test(test_a_block_may_be_moved),
	    cmocka_unit_test(test_a_nul_follows_what_is_there),
	    cmocka_unit_test(test_a_field_that_is_not_there_is_an_empty_string),
	    cmocka_unit_test(test_no_questions),
	    cmocka_unit_test(test_join),
	    cmocka_unit_test(test_texts_may_hold_nul),
	    cmocka_unit_test(test_field_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
