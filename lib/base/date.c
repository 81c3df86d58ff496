#include "base/date.h"

#include "base/ascii.h"

static bool
is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static unsigned
days_of_month(int64_t year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
					     31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/*
 * Returns the number in the COUNT digits at AT.  Returns 0, which is invalid
 * for each part of a date, if there is anything else.
 */
static unsigned
digits(struct text text, size_t at, size_t count)
{
	unsigned number = 0;

	for (size_t i = at; i < at + count; i++) {
		if (!ascii_is_digit(text.data[i]))
			return 0;
		number = number * 10 + (unsigned)(text.data[i] - '0');
	}
	return number;
}

bool
date_parse(struct text text, struct date *date)
{
	if (text.size != 10 || text.data[4] != '-' || text.data[7] != '-')
		return false;
	date->year = digits(text, 0, 4);
	date->month = digits(text, 5, 2);
	date->day = digits(text, 8, 2);
	return date->year > 0 && date->month > 0 && date->month <= 12 &&
	       date->day > 0 &&
	       date->day <= days_of_month(date->year, date->month);
}

/* Divides and rounds down, below zero too. */
static int64_t
divide(int64_t number, int64_t by)
{
	return number / by - (number % by < 0);
}

int64_t
date_number(struct date date)
{
	int64_t before = date.year - 1;
	int64_t days = before * 365 + divide(before, 4) - divide(before, 100) +
		       divide(before, 400);

	for (unsigned month = 1; month < date.month; month++)
		days += days_of_month(date.year, month);
	/* 719162 days lie between 0001-01-01 and 1970-01-01. */
	return days + date.day - 1 - 719162;
}

struct date
date_of_number(int64_t number)
{
	/*
	 * 400 years have 146097 days.  The leap days are not spread evenly, so
	 * this year may be one too late.
	 */
	struct date date = {(number + 719162) * 400 / 146097 + 2, 1, 1};
	int64_t left;

	while (date_number(date) > number)
		date.year--;
	left = number - date_number(date);
	while (left >= days_of_month(date.year, date.month))
		left -= days_of_month(date.year, date.month++);
	date.day += (unsigned)left;
	return date;
}

/* Parses "+N" or "-N"; seven digits reach beyond all years. */
static bool
parse_offset(struct text text, int64_t *offset)
{
	bool is_signed =
	    text_begins_with(text, "+") || text_begins_with(text, "-");

	if (!is_signed || text.size < 2 || text.size > 8)
		return false;
	*offset = 0;
	for (size_t i = 1; i < text.size; i++) {
		if (!ascii_is_digit(text.data[i]))
			return false;
		*offset = *offset * 10 + (text.data[i] - '0');
	}
	if (text.data[0] == '-')
		*offset = -*offset;
	return true;
}

bool
date_parse_day(struct text text, struct date today, struct date *date)
{
	static const struct date last = {9999, 12, 31};
	int64_t offset = 0, number;

	if (date_parse(text, date))
		return true;
	if (text_is(text, "yesterday"))
		offset = -1;
	else if (text_is(text, "tomorrow"))
		offset = 1;
	else if (!text_is(text, "today") && !parse_offset(text, &offset))
		return false;
	number = date_number(today) + offset;
	if (number < -719162 || number > date_number(last))
		return false;
	*date = date_of_number(number);
	return true;
}
