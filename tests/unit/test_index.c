#include "unit.h"

#include "base/index.h"

enum { MANY = 3000 };

static void
test_empty(void **state)
{
	struct index index = {0};
	size_t value = 7;

	(void)state;
	assert_false(index_find(&index, text_of("a"), &value));
	assert_int_equal(value, 7);
	index_free(&index);
}

static void
test_the_first_value_stays(void **state)
{
	struct index index = {0};
	size_t value;
	bool is_new;

	(void)state;
	assert_int_equal(index_add(&index, text_of("a"), 1, &is_new), 1);
	assert_true(is_new);
	assert_int_equal(index_add(&index, text_of("a"), 2, &is_new), 1);
	assert_false(is_new);
	assert_int_equal(index_add(&index, text_of(""), 3, NULL), 3);
	assert_true(index_find(&index, text_of(""), &value));
	assert_int_equal(value, 3);
	assert_true(index_find(&index, text_of("a"), NULL));
	assert_false(index_find(&index, text_of("b"), NULL));
	assert_false(index_find(&index, LITERAL("a\0"), NULL));
	assert_int_equal(index.count, 2);
	index_free(&index);
	assert_false(index_find(&index, text_of("a"), NULL));
}

/* Two keys with the same FNV-1a hash are different keys. */
static void
test_equal_hashes(void **state)
{
	struct text a = text_of("8yn0iYCKYHlIj4-BwPqk");
	struct text b = text_of("GReLUrM4wMqfg9yzV3KQ");
	struct index index = {0};
	size_t value;

	(void)state;
	index_add(&index, a, 1, NULL);
	assert_false(index_find(&index, b, NULL));
	index_add(&index, b, 2, NULL);
	assert_true(index_find(&index, a, &value));
	assert_int_equal(value, 1);
	assert_true(index_find(&index, b, &value));
	assert_int_equal(value, 2);
	index_free(&index);
}

static void
test_many(void **state)
{
	static uint16_t keys[2 * MANY];
	struct index index = {0};
	size_t value;

	(void)state;
	for (size_t i = 0; i < 2 * MANY; i++)
		keys[i] = (uint16_t)i;
	for (size_t i = 0; i < MANY; i++)
		index_add(&index, (struct text){(char *)&keys[i], 2}, i, NULL);
	assert_int_equal(index.count, MANY);
	for (size_t i = 0; i < 2 * MANY; i++) {
		struct text key = {(char *)&keys[i], 2};

		assert_int_equal(index_find(&index, key, &value), i < MANY);
		if (i < MANY)
			assert_int_equal(value, i);
	}
	index_free(&index);
}

static void
test_ids(void **state)
{
	static const struct made list[] = {
	    {.id = "a"}, {.id = "b"}, {.id = "a"}};
	struct deck *deck = make_deck("x", list, COUNT_OF(list));
	struct selection all = {0};
	struct index index;
	size_t value;

	(void)state;
	select_deck(&all, deck);
	index = selection_index(&all);
	assert_true(index_find(&index, text_of("a"), &value));
	assert_int_equal(value, 0);
	assert_true(index_find(&index, text_of("b"), &value));
	assert_int_equal(value, 1);
	assert_false(index_find(&index, text_of("c"), NULL));
	index_free(&index);
	selection_free(&all);
	deck_free(deck);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_empty),
	    cmocka_unit_test(test_the_first_value_stays),
	    cmocka_unit_test(test_equal_hashes),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
