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

/* Returns the days since 1970-01-01, which are negative before it. */
int64_t date_number(struct date date);

#endif
