#ifndef GROUP_H
#define GROUP_H

#include "read/deck.h"

/* The keys by which questions are grouped, counted and spread. */
enum group {
	GROUP_NONE,
	GROUP_TOPIC,
	GROUP_LEVEL,
	GROUP_TAG,    /* the first tag */
	GROUP_SOURCE, /* the collection of the first source */
};

/*
 * The names of the groups for options, in the order of the enum, with a NULL at
 * the end.
 */
extern const char *const group_names[];

/*
 * Returns the text by which a question is grouped, borrowed from its deck.
 * It is empty if the question has none.
 */
struct text group_key(struct question question, enum group group);

#endif
