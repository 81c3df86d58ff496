#include "unit.h"

#include <stdio.h>

#include "markdown/wrap.h"

struct wrap_case {
	const char *in, *lead;
	size_t indent, width;
	const char *out;
};

static size_t
wrong_wraps(const struct wrap_case *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		const char *lead = cases[i].lead != NULL ? cases[i].lead : "";
		char *data;
		size_t size;
		FILE *out = open_memstream(&data, &size);

		wrap_print(out, text_of(cases[i].in), text_of(lead),
			   cases[i].indent, cases[i].width);
		fclose(out);
		wrong += differs(cases[i].in, (struct text){data, size},
				 text_of(cases[i].out));
		free(data);
	}
	return wrong;
}

static void
test_as_it_stands(void **state)
{
	static const struct wrap_case cases[] = {
	    {"", NULL, 2, 0, ""},
	    {"a\n\n  b", NULL, 2, 0, "  a\n\n    b\n"},
	    {"a\nb", "1.", 4, 0, "1.  a\n    b\n"},
	    {"a\033", NULL, 0, 0, "a^[\n"},
	    {"a b c d e f g h i j k l m n o p q r s t u v w x y z", NULL, 0, 0,
	     "a b c d e f g h i j k l m n o p q r s t u v w x y z\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_prose(void **state)
{
	static const struct wrap_case cases[] = {
	    {"aaa bbb ccc", NULL, 0, 7, "aaa bbb\nccc\n"},
	    {"aaa bbb ccc", NULL, 0, 6, "aaa\nbbb\nccc\n"},
	    {"aaa bbb ccc", NULL, 0, 11, "aaa bbb ccc\n"},
	    {"aaa bbb ccc", NULL, 2, 9, "  aaa bbb\n  ccc\n"},
	    {"a\nb\n  c", NULL, 0, 20, "a b c\n"},
	    {"toolongword a", NULL, 0, 5, "toolongword\na\n"},
	    {"a toolongword", NULL, 2, 5, "  a\n  toolongword\n"},
	    {"a\n\n\nb", NULL, 0, 10, "a\n\nb\n"},
	    {"a\033[1m b", NULL, 0, 10, "a^[[1m b\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* Han takes two columns each and has no blanks to break at. */
static void
test_wide_characters(void **state)
{
	static const struct wrap_case cases[] = {
	    {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89", NULL, 0, 4,
	     "\xE4\xB8\x80\xE4\xBA\x8C\n\xE4\xB8\x89\n"},
	    {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89", NULL, 0, 5,
	     "\xE4\xB8\x80\xE4\xBA\x8C\n\xE4\xB8\x89\n"},
	    {"a \xE4\xB8\x80\xE4\xBA\x8C", NULL, 0, 4,
	     "a \xE4\xB8\x80\n\xE4\xBA\x8C\n"},
	    {"e\xCC\x81 e\xCC\x81 x", NULL, 0, 3, "e\xCC\x81 e\xCC\x81\nx\n"},
	    {"\xD0\x96\xD0\x96\xD0\x96 \xD0\x96", NULL, 0, 5,
	     "\xD0\x96\xD0\x96\xD0\x96 \xD0\x96\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_lists_hang(void **state)
{
	static const struct wrap_case cases[] = {
	    {"- aaa bbb ccc", NULL, 0, 7, "- aaa\n  bbb\n  ccc\n"},
	    {"- aaa bbb ccc", NULL, 2, 11, "  - aaa bbb\n    ccc\n"},
	    {"10. aaa bbb", NULL, 0, 8, "10. aaa\n    bbb\n"},
	    {"- a\n- b\n\n- c", NULL, 0, 9, "- a\n- b\n\n- c\n"},
	    {"- a\n  - bbb ccc", NULL, 0, 8, "- a\n  - bbb\n    ccc\n"},
	    {"- toolongword", NULL, 0, 5, "- toolongword\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* Behind the text of the item, wherever the marker puts that. */
static void
test_wide_markers_hang_too(void **state)
{
	static const struct wrap_case cases[] = {
	    {"-   aaa bbb", NULL, 0, 8, "-   aaa\n    bbb\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_numbered_list(void **state)
{
	static const struct wrap_case cases[] = {
	    {"1. a\n2. b", NULL, 0, 20, "1. a\n2. b\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_code_and_tables_move_left(void **state)
{
	static const struct wrap_case cases[] = {
	    {"```\nab cd\n```", NULL, 4, 20, "    ```\n    ab cd\n    ```\n"},
	    {"```\nab cd ef\n```", NULL, 4, 10, "  ```\n  ab cd ef\n  ```\n"},
	    {"```\nab cd ef gh\n```", NULL, 4, 10, "```\nab cd ef gh\n```\n"},
	    {"    a b c d", NULL, 2, 12, "     a b c d\n"},
	    {"|aa|bb|\n|--|--|", NULL, 4, 9, "  |aa|bb|\n  |--|--|\n"},
	    {"```\n\ta\n```", NULL, 0, 20, "```\n        a\n```\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_lead(void **state)
{
	static const struct wrap_case cases[] = {
	    {"aaa bbb", "12.", 4, 8, "12. aaa\n    bbb\n"},
	    {"aaa bbb", "12. ", 4, 8, "12. aaa\n    bbb\n"},
	    {"a\n\nb", "1.", 3, 9, "1. a\n\n   b\n"},
	    {"a", "\xE4\xB8\x80", 3, 9, "\xE4\xB8\x80 a\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* A quote is prose. */
static void
test_quotes(void **state)
{
	static const struct wrap_case cases[] = {
	    {"> aaa", NULL, 2, 20, "  > aaa\n"},
	    {"> aaa bbb ccc", NULL, 0, 9, "> aaa bbb\n> ccc\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_as_it_stands),
	    cmocka_unit_test(test_prose),
	    cmocka_unit_test(test_wide_characters),
	    cmocka_unit_test(test_lists_hang),
	    cmocka_unit_test(test_wide_markers_hang_too),
	    cmocka_unit_test(test_numbered_list),
	    cmocka_unit_test(test_code_and_tables_move_left),
	    cmocka_unit_test(test_lead),
	    cmocka_unit_test(test_quotes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
