#include "unit.h"

#include "base/date.h"

enum { FIRST = -719162, LAST = 2932896 }; /* 0001-01-01 and 9999-12-31 */

static void
test_only_dates_are_parsed(void **state)
{
	static const char *const wrong[] = {
	    "",		  "2026-01-1",	"2026-01-011", "2026x01-01",
	    "2026-01x01", "2026-1-010", "0000-01-01",  "2026-00-01",
	    "2026-13-01", "2026-01-00", "2026-01-32",  "2026-04-31",
	    "2026-02-29", "1900-02-29", "20a6-01-01",  "+026-01-01",
	};
	struct date date;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		assert_false(date_parse(text_of(wrong[i]), &date));
	assert_true(date_parse(text_of("2000-02-29"), &date));
	assert_int_equal(date.year, 2000);
	assert_int_equal(date.month, 2);
	assert_int_equal(date.day, 29);
	assert_true(date_parse(text_of("2024-02-29"), &date));
}

static void
test_known_days(void **state)
{
	(void)state;
	assert_int_equal(date_number((struct date){1970, 1, 1}), 0);
	assert_int_equal(date_number((struct date){1969, 12, 31}), -1);
	assert_int_equal(date_number((struct date){2000, 3, 1}), 11017);
	assert_int_equal(date_number((struct date){1, 1, 1}), FIRST);
	assert_int_equal(date_number((struct date){9999, 12, 31}), LAST);
}

/* Counts the days as a calendar does, and compares. */
static void
test_every_day(void **state)
{
	static const unsigned days[] = {31, 28, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31};
	struct date want = {1, 1, 1};

	(void)state;
	for (int64_t number = FIRST; number <= LAST; number++) {
		struct date date = date_of_number(number);
		bool is_leap = want.year % 4 == 0 &&
			       (want.year % 100 != 0 || want.year % 400 == 0);

		if (date.year != want.year || date.month != want.month ||
		    date.day != want.day || date_number(date) != number)
			fail_msg("%lld is not %lld-%u-%u", (long long)number,
				 (long long)date.year, date.month, date.day);
		if (want.day++ <
		    days[want.month - 1] + (want.month == 2 && is_leap))
			continue;
		want.day = 1;
		if (want.month++ < 12)
			continue;
		want.month = 1;
		want.year++;
	}
}

/* The last day of a year, and the first. */
static void
test_days_around_a_new_year(void **state)
{
	struct date date;

	(void)state;
	assert_true(date_parse_day(text_of("tomorrow"),
				   (struct date){2026, 12, 31}, &date));
	assert_int_equal(date.year, 2027);
	assert_int_equal(date.month, 1);
	assert_int_equal(date.day, 1);
	assert_true(
	    date_parse_day(text_of("-1"), (struct date){2027, 1, 2}, &date));
	assert_int_equal(date.year, 2027);
	assert_int_equal(date.month, 1);
	assert_false(
	    date_parse_day(text_of("+1"), (struct date){9999, 12, 31}, &date));
	assert_false(
	    date_parse_day(text_of("-1"), (struct date){1, 1, 1}, &date));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_only_dates_are_parsed),
	    cmocka_unit_test(test_known_days),
	    cmocka_unit_test(test_every_day),
	    cmocka_unit_test(test_days_around_a_new_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
