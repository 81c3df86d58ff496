#ifndef SEARCH_H
#define SEARCH_H

#include <stddef.h>

#include "read/bank.h"
#include "select/filter.h"
#include "select/query.h"
#include "select/selection.h"

/* What to search for in a bank. */
struct search {
	const struct query *query;
	const struct filter *filter;
	size_t most;   /* the most questions to find; 0: all */
	unsigned jobs; /* the most threads; 0: one for each core */
	unsigned time; /* milliseconds for each question; see matcher_new() */
};

/* A question whose search was given up. */
struct search_trouble {
	struct question question;
	char *reason; /* owned */
};

/* A zeroed result is empty. */
struct search_result {
	struct selection found; /* in the order of the bank */
	struct search_trouble *troubles;
	size_t trouble_count, trouble_capacity;
	size_t unsearched; /* questions not searched for lack of time */
};

/*
 * Finds the questions of a bank that match a filter and a query.  The result is
 * the same as calling filter_matches() and query_matches() on each question,
 * but this searches most of a deck as one text, and several decks in parallel.
 */
void search_bank(const struct search *search, const struct bank *bank,
		 struct search_result *result);

/* Appends a search that was given up, with a copy of REASON. */
void search_add_trouble(struct search_result *result, struct question question,
			const char *reason);

void search_free(struct search_result *result);

#endif
