#include "unit.h"

static void
test_equal_and_is(void **state)
{
	const struct text none = {NULL, 0};

	(void)state;
	assert_true(text_equal(text_of("abc"), text_of("abc")));
	assert_false(text_equal(text_of("abc"), text_of("abd")));
	assert_false(text_equal(text_of("abc"), text_of("ab")));
	assert_true(text_equal(none, text_of("")));
	assert_true(text_equal(LITERAL("a\0b"), LITERAL("a\0b")));
	assert_false(text_equal(LITERAL("a\0b"), LITERAL("a\0c")));
	assert_false(text_is(LITERAL("a\0"), "a"));
	assert_true(text_is((struct text){"abc", 2}, "ab"));
}

/* Bytes are unsigned, and a prefix comes first. */
static void
test_compare(void **state)
{
	static const struct text ordered[] = {
	    {NULL, 0},
	    TEXT_INITIAL("\0"),
	    TEXT_INITIAL("A"),
	    TEXT_INITIAL("a"),
	    TEXT_INITIAL("a\0"),
	    TEXT_INITIAL("aa"),
	    TEXT_INITIAL("b"),
	    TEXT_INITIAL("\x7F"),
	    TEXT_INITIAL("\x80"),
	    TEXT_INITIAL("\xFF"),
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ordered); i++) {
		for (size_t j = 0; j < COUNT_OF(ordered); j++) {
			int order = text_compare(ordered[i], ordered[j]);

			assert_int_equal((order > 0) - (order < 0),
					 (i > j) - (i < j));
		}
	}
}

static void
test_trim_and_chomp(void **state)
{
	static const struct {
		const char *in, *trimmed, *chomped;
	} cases[] = {
	    {"", "", ""},	   {" \t\n", "", " \t"},
	    {"a b", "a b", "a b"}, {"\n a\tb \n\n", "a\tb", "\n a\tb "},
	    {"x\n\n", "x", "x"},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct text in = text_of(cases[i].in);

		wrong +=
		    differs("trim", text_trim(in), text_of(cases[i].trimmed));
		wrong +=
		    differs("chomp", text_chomp(in), text_of(cases[i].chomped));
	}
	assert_int_equal(wrong, 0);
	assert_int_equal(text_trim((struct text){NULL, 0}).size, 0);
}

static void
test_from(void **state)
{
	(void)state;
	assert_true(text_is(text_from(text_of("abc"), 0), "abc"));
	assert_true(text_is(text_from(text_of("abc"), 2), "c"));
	assert_int_equal(text_from(text_of("abc"), 3).size, 0);
}

/* Returns the pieces of IN between commas, each in brackets. */
static struct buffer
pieces_of(const char *in)
{
	struct text rest = text_of(in), piece;
	struct buffer pieces = {0};

	while (text_cut(&rest, ',', &piece))
		buffer_print(&pieces, "[%.*s]", TEXT_ARG(piece));
	return pieces;
}

static void
test_cut(void **state)
{
	static const char *const cases[][2] = {
	    {"", ""},
	    {"a", "[a]"},
	    {"a,", "[a]"},
	    {",", "[]"},
	    {",a", "[][a]"},
	    {"a,b", "[a][b]"},
	    {"a,,b", "[a][][b]"},
	    {"a,,", "[a][]"},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer pieces = pieces_of(cases[i][0]);

		wrong += differs(cases[i][0], buffer_text(&pieces),
				 text_of(cases[i][1]));
		buffer_free(&pieces);
	}
	assert_int_equal(wrong, 0);
}

static void
test_cut_at_nul(void **state)
{
	struct text rest = LITERAL("a\0\0b\0"), piece;

	(void)state;
	assert_true(text_cut(&rest, '\0', &piece));
	assert_true(text_is(piece, "a"));
	assert_true(text_cut(&rest, '\0', &piece));
	assert_int_equal(piece.size, 0);
	assert_true(text_cut(&rest, '\0', &piece));
	assert_true(text_is(piece, "b"));
	assert_false(text_cut(&rest, '\0', &piece));
}

static void
test_has_any(void **state)
{
	(void)state;
	assert_true(text_has_any(text_of("abc"), "xc"));
	assert_false(text_has_any(text_of("abc"), "xyz"));
	assert_false(text_has_any(text_of(""), "xyz"));
	assert_false(text_has_any(text_of("abc"), ""));
	assert_false(text_has_any(LITERAL("a\0c"), "xyz"));
	assert_false(text_has_any((struct text){"abc", 2}, "c"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_equal_and_is),
	    cmocka_unit_test(test_compare),
	    cmocka_unit_test(test_trim_and_chomp),
	    cmocka_unit_test(test_from),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_cut_at_nul),
	    cmocka_unit_test(test_has_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
