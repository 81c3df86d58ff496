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
	struct buffer globs; /* those of them that are globs, likewise */
	unsigned ranks;	     /* FILTER_LEVEL: bit R for rank R */
	struct index names;  /* the words again, without slashes at the end */
	size_t longest;	     /* bytes of a word */
};

#endif
