#include "select/finds.h"

#include <stdlib.h>

#include "base/memory.h"

void
finds_add(struct finds *finds, const struct query *query,
	  struct matcher *matcher, struct question question, unsigned fields,
	  size_t most)
{
	struct query part = *query;
	struct query_cursor cursor = {0};

	part.fields &= fields;
	matcher_begin(matcher);
	while (most-- > 0 &&
	       query_next(&part, matcher, question, &cursor) == PATTERN_YES) {
		struct text match = {cursor.piece.data + cursor.match.start,
				     cursor.match.end - cursor.match.start};

		finds->list = mem_grow(finds->list, &finds->capacity,
				       finds->count + 1, sizeof(*finds->list));
		finds->list[finds->count++] =
		    (struct find){cursor.field, cursor.piece, match};
	}
	query_stop(&cursor);
}

void
finds_free(struct finds *finds)
{
	free(finds->list);
	*finds = (struct finds){0};
}
