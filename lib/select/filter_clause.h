#ifndef FILTER_CLAUSE_H
#define FILTER_CLAUSE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/index.h"
#include "select/filter.h"

/* A part of a filter, which a question must match. */
struct clause {
	enum filter_kind kind;
	bool negated;
	struct buffer words; /* each followed by a NUL */
	unsigned ranks;	     /* FILTER_LEVEL: bit R for rank R */
	struct index ids;    /* FILTER_ID: the words again */
};

/* Returns whether a question has a topic, tag or source by the name WORD. */
bool clause_matches(enum filter_kind kind, struct text word,
		    struct question question);

#endif
