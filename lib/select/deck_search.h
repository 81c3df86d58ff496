#ifndef DECK_SEARCH_H
#define DECK_SEARCH_H

#include "select/search.h"

/* Searches one deck, in one of the threads of search_bank(). */
void deck_search(const struct search *search, struct deck *deck,
		 struct matcher *matcher, struct search_result *result);

#endif
