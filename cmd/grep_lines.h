#ifndef GREP_LINES_H
#define GREP_LINES_H

#include <stdbool.h>

#include "base/buffer.h"
#include "options.h"
#include "select/search.h"

/* What to print of a selection for -n and -o. */
struct grep_lines {
	const struct options *options;
	const struct query *query;
	const struct selection *selection;
	bool has_color;
};

/*
 * Appends the matching lines or matches of COUNT questions of the selection,
 * from number FIRST on, to OUT.  Appends to RESULT the questions whose search
 * was given up, and how many were not searched for lack of time.
 */
void grep_lines_add(const struct grep_lines *lines, size_t first, size_t count,
		    struct matcher *matcher, struct buffer *out,
		    struct search_result *result);

#endif
