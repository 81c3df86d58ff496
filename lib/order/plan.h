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

struct plan_part {
	char *text;  /* as it was written */
	char *topic; /* or NULL */
	char *tag;   /* or NULL; both NULL: any question */
	unsigned ranks;
	size_t count;
};

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

void plan_free(struct plan *plan);

/*
 * Draws for each part its count of questions, none twice, in the order of the
 * plan and each part in the order of the seed (rank.h).  A question that
 * several parts could have goes to one that needs it: whenever the parts can
 * all be filled, they are.
 *
 * Leaves in the selection the draw that follows VARIANT - 1 draws before it,
 * each from what they leave.  Returns false where there is none; *ERROR then
 * names the part that cannot be filled.
 */
bool plan_draw(const struct plan *plan, struct selection *selection,
	       struct text seed, size_t variant, struct buffer *error);

#endif
