#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/level.h"

static unsigned
ranks_of(const char *word)
{
	unsigned ranks = 0;

	return level_parse_ranks(text_of(word), &ranks) ? ranks : 0;
}

static void
test_two_names_one_rank(void **state)
{
	(void)state;
	assert_int_equal(level_rank(level_parse(text_of("middle"))), 2);
	assert_int_equal(level_rank(level_parse(text_of("medium"))), 2);
	assert_string_equal(level_name(level_parse(text_of("medium"))),
			    "medium");
	assert_int_equal(level_parse(text_of("Senior")), LEVEL_NONE);
}

static void
test_ranges(void **state)
{
	(void)state;
	assert_int_equal(ranks_of("senior"), 1 << 3);
	assert_int_equal(ranks_of("middle.."), 1 << 2 | 1 << 3);
	assert_int_equal(ranks_of("..medium"), 1 << 1 | 1 << 2);
	assert_int_equal(ranks_of("easy..hard"), 1 << 1 | 1 << 2 | 1 << 3);
	assert_int_equal(ranks_of(".."), 0);
	assert_int_equal(ranks_of("x..senior"), 0);
	assert_int_equal(ranks_of("senior..junior"), 0);
	assert_int_equal(ranks_of(""), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_two_names_one_rank),
	    cmocka_unit_test(test_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
