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

/* Reads YYYY-MM-DD, from the year 1 on; false where that is no day. */
bool date_parse(struct text text, struct date *date);

/* Days from 1970-01-01, below zero before it. */
int64_t date_number(struct date date);

#endif
