#include "unit.h"

#include "markdown/direction.h"

static void
check_all(const char *const *texts, size_t count, bool want)
{
	for (size_t i = 0; i < count; i++)
		if (direction_is_right_text(text_of(texts[i]), false) != want)
			fail_msg("'%s': %d", texts[i], !want);
}

/* The first letters and the last ones of the blocks, after what is neutral. */
static void
test_right_to_left(void **state)
{
	static const char *const texts[] = {
	    "\xD7\x90",		/* U+05D0, Hebrew */
	    "\xD8\xA8",		/* U+0628, Arabic */
	    "\xE0\xA3\xBF",	/* U+08FF */
	    "\xEF\xAC\x9D",	/* U+FB1D */
	    "\xEF\xB7\xBF",	/* U+FDFF */
	    "\xEF\xB9\xB0",	/* U+FE70 */
	    "\xEF\xBB\xBC",	/* U+FEFC */
	    "\xF0\x90\xA0\x80", /* U+10800 */
	    "\xF0\x90\xBF\xBF", /* U+10FFF */
	    "\xF0\x9E\xA0\x80", /* U+1E800 */
	    "\xF0\x9E\xBF\xBF", /* U+1EFFF */
	    "1. (\xD7\x90) a",
	    "\xF0\x9F\x8C\x80\xF0\x9F\x98\x80 \xD7\x90",     /* emoji */
	    "\xC2\xAB \xC3\x97 \xC3\xB7 \xD7\x90",	     /* « × ÷ */
	    "\xE2\x80\x9C\xE2\x86\x92\xE2\xAF\xBF \xD7\x90", /* U+2BFF */
	    "\xE3\x80\x80\xE3\x80\x84\xD7\x90", /* U+3000, U+3004 */
	};

	(void)state;
	check_all(texts, COUNT_OF(texts), true);
}

static void
test_left_to_right(void **state)
{
	static const char *const texts[] = {
	    "",
	    "1 + 2",
	    "a \xD7\x90",
	    "\xC3\x80 \xD7\x90",	/* A with a grave accent */
	    "\xD0\x96 \xD7\x90",	/* Cyrillic */
	    "\xE0\xA4\x85\xD7\x90",	/* U+0905, after the Arabic blocks */
	    "\xE2\xB0\x80\xD7\x90",	/* U+2C00, Glagolitic */
	    "\xE3\x80\x85\xD7\x90",	/* U+3005 */
	    "\xE6\xBC\xA2\xD7\x90",	/* Han */
	    "\xEF\xB8\x80\xD7\x90",	/* U+FE00 */
	    "\xEF\xBC\xA1\xD7\x90",	/* U+FF21, wide A */
	    "\xF0\x90\x80\x80\xD7\x90", /* U+10000, Linear B */
	    "\xF0\x91\x80\x85\xD7\x90", /* U+11005, Brahmi */
	    "\xF0\xA0\x80\x80\xD7\x90", /* U+20000, Han */
	};

	(void)state;
	check_all(texts, COUNT_OF(texts), false);
}

/* Inside of right to left, a letter of it decides wherever it is. */
static void
test_inside(void **state)
{
	(void)state;
	assert_true(direction_is_right_text(text_of("a \xD7\x90"), true));
	assert_false(direction_is_right_text(text_of("a 1 \xD0\x96"), true));
	assert_false(direction_is_right_text(text_of("1 + 2"), true));
	assert_string_equal(direction_name(true, true), "rtl");
	assert_string_equal(direction_name(false, true), "ltr");
	assert_string_equal(direction_name(false, false), "auto");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_right_to_left),
	    cmocka_unit_test(test_left_to_right),
	    cmocka_unit_test(test_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
