#include "base/hash.h"
#include "unit.h"

static const struct made list[] = {
    {"a", "t/u", "x y", "s/1", "Why?\n\nTell.", "Because.", LEVEL_SENIOR, 3},
    {"b", "t", "", "", "\xD0\x96", "", LEVEL_NONE, 9},
};

static void
check_questions(struct deck *deck)
{
	struct question a = deck_question(deck, 0), b = deck_question(deck, 1);
	struct words tags = question_words(a, FIELD_TAGS);
	struct text word;

	assert_int_equal(deck_count(deck), 2);
	assert_true(question_equal(a, deck_question(deck, 0)));
	assert_false(question_equal(a, b));
	assert_true(text_is(question_get(a, FIELD_ID), "a"));
	assert_true(text_is(question_get(a, FIELD_TOPIC), "t/u"));
	assert_true(text_is(question_get(a, FIELD_QUESTION), "Why?\n\nTell."));
	assert_true(text_is(question_get(a, FIELD_ANSWER), "Because."));
	assert_int_equal(question_level(a), LEVEL_SENIOR);
	assert_int_equal(question_place(a).line, 3);
	assert_true(question_hash(a) == hash_text(text_of("a")));
	assert_true(question_is_answered(a));
	assert_true(words_next(&tags, &word));
	assert_true(text_is(word, "x"));
	assert_true(words_next(&tags, &word));
	assert_true(text_is(word, "y"));
	assert_false(words_next(&tags, &word));
	assert_true(question_has_word(a, FIELD_TAGS, text_of("y")));
	assert_false(question_has_word(a, FIELD_TAGS, text_of("z")));
	assert_false(question_has_word(b, FIELD_TAGS, text_of("")));
	assert_true(text_is(question_get(b, FIELD_QUESTION), "\xD0\x96"));
	tags = question_words(b, FIELD_TAGS);
	assert_false(words_next(&tags, &word));
	assert_false(question_is_answered(b));
}

static void
test_what_was_built_is_read(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));

	(void)state;
	assert_memory_equal(deck->block->magic, DECK_MAGIC, 8);
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
		struct deck moved = {.path = deck->path, .count = deck->count};

		memcpy(room + shift, deck->block, size);
		moved.block = (void *)(room + shift);
		moved.hashes = (void *)(room + shift + moved.block->hashes);
		check_questions(&moved);
		free(room);
	}
	deck_free(deck);
}

static void
test_equal_questions_are_in_one_deck(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));
	struct deck *other = make_deck("x.yaml", list, COUNT_OF(list));

	(void)state;
	assert_false(
	    question_equal(deck_question(deck, 0), deck_question(other, 0)));
	deck_free(deck);
	deck_free(other);
}

/* deck.h: empty if the question has none. */
static void
test_a_field_that_is_not_there_is_an_empty_string(void **state)
{
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));

	(void)state;
	assert_string_equal(
	    question_get(deck_question(deck, 0), FIELD_TITLE).data, "");
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

/*
 * Checks what builder_unique() keeps of a list.  What it leaves of the others
 * must be newlines, or a part of a character could remain in a text that is
 * searched as a whole.
 */
static void
check_unique(const char *words, const char *others, const char *want)
{
	struct builder builder;
	struct span shared, own, whole;
	struct repeats known = {0};
	struct buffer before = {0};
	struct text rest;

	builder_init(&builder, 0);
	shared = make_list(&builder, POOL_OTHER, others);
	own = make_list(&builder, POOL_SEARCHED, words);
	whole = own;
	buffer_add_text(&before, builder_get(&builder, POOL_OTHER, shared));
	repeats_add(&known, builder_get(&builder, POOL_OTHER, shared));
	builder_unique(&builder, POOL_SEARCHED, &own, &known);
	repeats_free(&known);
	rest = builder_get(&builder, POOL_SEARCHED, whole);
	for (size_t i = own.size; i < rest.size; i++)
		assert_int_equal(rest.data[i], '\n');
	assert_int_equal(differs(words,
				 builder_get(&builder, POOL_SEARCHED, own),
				 text_of(want)),
			 0);
	assert_int_equal(differs(others,
				 builder_get(&builder, POOL_OTHER, shared),
				 buffer_text(&before)),
			 0);
	builder_free(&builder);
	buffer_free(&before);
}

static void
test_unique(void **state)
{
	struct buffer long_word = repeat("x", 1000), words = {0}, want = {0};

	(void)state;
	check_unique("b c a d c b", "a b", "c\nd\n");
	check_unique("c d", "a b", "c\nd\n");
	check_unique("a", "a", "");
	check_unique("aa a aaa a", "b", "aa\na\naaa\n");
	/* Words with the same hash are different. */
	check_unique("AaAa BBBB AaBB AaAa", "BBAa", "AaAa\nBBBB\nAaBB\n");
	buffer_print(&words, "%s c %s", long_word.data, long_word.data);
	buffer_print(&want, "%s\nc\n", long_word.data);
	check_unique(words.data, "d", want.data);
	buffer_free(&long_word);
	buffer_free(&words);
	buffer_free(&want);
}

static void
test_texts_may_hold_nul(void **state)
{
	struct builder builder;
	struct span span;

	(void)state;
	builder_init(&builder, 100);
	span = builder_text(&builder, POOL_OTHER, LITERAL("a\0b"));
	builder_text(&builder, POOL_OTHER, text_of("c"));
	assert_true(text_equal(builder_get(&builder, POOL_OTHER, span),
			       LITERAL("a\0b")));
	builder_free(&builder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_was_built_is_read),
	    cmocka_unit_test(test_a_block_may_be_moved),
	    cmocka_unit_test(test_a_field_that_is_not_there_is_an_empty_string),
	    cmocka_unit_test(test_equal_questions_are_in_one_deck),
	    cmocka_unit_test(test_no_questions),
	    cmocka_unit_test(test_unique),
	    cmocka_unit_test(test_texts_may_hold_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
