#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* A day of the proleptic Gregorian calendar, ISO 8601. */
struct date {
	int64_t year;
	unsigned month, day; /* from 1 */
};

/* Parses YYYY-MM-DD, from year 1; returns false if it is not a valid date. */
bool date_parse(struct text text, struct date *date);

/*
 * Parses a day: a date, "today", "yesterday", "tomorrow", or a number of days
 * after or before TODAY, "+N" or "-N".  Returns false if it is neither, or not
 * in the years from 1 to 9999.
 */
bool date_parse_day(struct text text, struct date today, struct date *date);

/* Returns the day that is NUMBER days after 1970-01-01, from year 1. */
struct date date_of_number(int64_t number);

/* Returns the days since 1970-01-01, which are negative before it. */
int64_t date_number(struct date date);

#endif
