#ifndef GROUP_H
#define GROUP_H

#include "read/deck.h"

/* What questions are grouped, counted and spread by. */
enum group {
	GROUP_NONE,
	GROUP_TOPIC,
	GROUP_LEVEL,
	GROUP_TAG,    /* the first tag */
	GROUP_SOURCE, /* the collection of the first source */
};

/*
 * The names of the groups, as options take them: in the order of the enum,
 * with a NULL at the end.
 */
extern const char *const group_names[];

/*
 * Returns the text that a question is grouped under, borrowed from its deck;
 * empty if it has none.
 */
struct text group_key(struct question question, enum group group);

#endif
