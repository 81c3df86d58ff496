#ifndef COMPLETE_WORDS_H
#define COMPLETE_WORDS_H

#include "complete_values.h"

/* The words of the bank. */
enum origin { TOPICS, TAGS, SOURCES, LEVELS };

/* Prints the words of a kind, and how many questions have each. */
void complete_offer_words(struct session *session, enum origin origin,
			  struct typed *typed);

/* Prints the ids of the questions. */
void complete_offer_ids(struct session *session, struct typed *typed);

#endif
