#ifndef SEARCH_H
#define SEARCH_H

#include <stddef.h>

#include "read/bank.h"
#include "select/filter.h"
#include "select/query.h"
#include "select/selection.h"

/* What is looked for in a bank. */
struct search {
	const struct query *query;
	const struct filter *filter;
	size_t most;   /* questions that are wanted; 0: all */
	unsigned jobs; /* threads at most; 0: as many as cores */
};

/* A question whose search was given up. */
struct search_trouble {
	struct question question;
	char *reason; /* owned */
};

/* Zeroed, it is empty. */
struct search_result {
	struct selection found; /* in the order of the bank */
	struct search_trouble *troubles;
	size_t trouble_count, trouble_capacity;
	size_t unsearched; /* questions for which no time was left */
};

/*
 * Finds the questions of a bank that a filter lets pass and a query matches:
 * the same ones as filter_matches() and query_matches() one by one, but most
 * of a deck is searched as one text, and decks by several threads.  Neither
 * the questions nor their order depend on that.
 */
void search_bank(const struct search *search, const struct bank *bank,
		 struct search_result *result);

void search_free(struct search_result *result);

#endif
