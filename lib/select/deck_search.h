#ifndef DECK_SEARCH_H
#define DECK_SEARCH_H

#include "select/search.h"

/* Searches one deck; the part of search_bank() that a thread does. */
void deck_search(const struct search *search, struct deck *deck,
		 struct matcher *matcher, struct search_result *result);

/* Appends a trouble with a copy of REASON. */
void search_add_trouble(struct search_result *result, struct question question,
			const char *reason);

#endif
