#ifndef PLAN_H
#define PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "select/selection.h"

/*
 * A blueprint of a draw: parts, separated by commas, each
 *
 *	TOPIC[:LEVEL]=COUNT	a topic, its parent, or a glob
 *	tag:TAG[:LEVEL]=COUNT	a tag
 *	*[:LEVEL]=COUNT		any question, what the others leave
 *
 * LEVEL may be a range, as level_parse_ranks() reads it.
 */
enum { PLAN_MAX_PARTS = 64 };

struct plan {
	struct plan_part *parts; /* owned */
	size_t count;
};

/*
 * False where TEXT is no plan: then *ERROR says why and *OFFSET, in bytes,
 * where.  The plan borrows nothing from TEXT.
 */
bool plan_parse(struct plan *plan, struct text text, struct buffer *error,
		size_t *offset);

/*
 * Takes for each part its count of questions out of the pool, none twice,
 * and puts them in *DRAWN in the order of the plan, each part in the order
 * of the seed (rank.h).  A question that several parts could have goes to
 * one that needs it: whenever the parts can all be filled, they are.  Else
 * the result is false and *ERROR names the part that cannot.
 */
bool plan_draw(const struct plan *plan, struct selection *pool,
	       struct text seed, struct selection *drawn, struct buffer *error);

void plan_free(struct plan *plan);

#endif
