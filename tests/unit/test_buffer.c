#include "unit.h"

static void
test_zeroed_is_empty(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	assert_int_equal(buffer_text(&buffer).size, 0);
	buffer_free(&buffer);
	buffer_add(&buffer, NULL, 0);
	assert_int_equal(buffer.size, 0);
	assert_string_equal(buffer.data, "");
	buffer_free(&buffer);
	assert_null(buffer.data);
	assert_int_equal(buffer.capacity, 0);
}

static void
test_each_way_to_add(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add(&buffer, "ab", 2);
	buffer_add_text(&buffer, (struct text){"cdx", 2});
	buffer_add_char(&buffer, 'e');
	buffer_print(&buffer, "%d-%s", 42, "f");
	buffer_print(&buffer, "%s", "");
	assert_int_equal(buffer.size, 9);
	assert_string_equal(buffer.data, "abcde42-f");
	buffer_free(&buffer);
}

/* A NUL follows the bytes at every size, and no byte is lost. */
static void
test_growth(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		assert_int_equal(buffer.size, i);
		buffer_add_char(&buffer, (char)('a' + i % 26));
		assert_int_equal(buffer.data[buffer.size], '\0');
		assert_true(buffer.capacity > buffer.size);
	}
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(buffer.data[i], 'a' + i % 26);
	buffer_free(&buffer);
}

static void
test_print_longer_than_the_room(void **state)
{
	struct buffer buffer = {0};
	struct buffer word = repeat("xyz", 1000);

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		buffer_free(&buffer);
		buffer_print(&buffer, "%*s", (int)i, "");
		buffer_print(&buffer, "<%s>", word.data);
		assert_int_equal(buffer.size, i + 3002);
		assert_int_equal(buffer.data[i], '<');
		assert_string_equal(buffer.data + i + 2999, "yz>");
	}
	buffer_free(&buffer);
	buffer_free(&word);
}

static void
test_bytes_may_be_nul(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add(&buffer, "a\0b", 3);
	buffer_add_char(&buffer, '\0');
	assert_true(text_equal(buffer_text(&buffer), LITERAL("a\0b\0")));
	buffer_free(&buffer);
}

static void
test_take(void **state)
{
	struct buffer buffer = {0};
	char *string;

	(void)state;
	buffer_print(&buffer, "kept");
	string = buffer_take(&buffer);
	assert_string_equal(string, "kept");
	assert_null(buffer.data);
	assert_int_equal(buffer.size, 0);
	free(string);
	string = buffer_take(&buffer);
	assert_string_equal(string, "");
	free(string);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_zeroed_is_empty),
	    cmocka_unit_test(test_each_way_to_add),
	    cmocka_unit_test(test_growth),
	    cmocka_unit_test(test_print_longer_than_the_room),
	    cmocka_unit_test(test_bytes_may_be_nul),
	    cmocka_unit_test(test_take),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
