#ifndef PLAN_H
#define PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "select/selection.h"

/*
 * A plan for a draw: parts, separated by commas, each
 *
 *	TOPIC[:LEVEL]=COUNT	a topic, its parent, or a glob
 *	tag:TAG[:LEVEL]=COUNT	a tag
 *	*[:LEVEL]=COUNT		any question, what the others leave
 *
 * LEVEL may be a range, as level_parse_ranks() reads it.  Spaces and tabs next
 * to a separator are ignored.
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
 * Parses TEXT, from which the plan borrows nothing.  If it is invalid, appends
 * a message to *ERROR, sets *OFFSET to the place in bytes, and returns false.
 */
bool plan_parse(struct plan *plan, struct text text, struct buffer *error,
		size_t *offset);

/*
 * Appends a line for each part whose topic or tag no question in ALL has, as
 * filter_explain() does.
 */
void plan_explain(const struct plan *plan, const struct selection *all,
		  struct buffer *message);

void plan_free(struct plan *plan);

/*
 * Draws the questions of each part, in the order of the plan and, within a
 * part, in the order of the seed (rank.h).  No question is drawn twice.  A
 * question that matches several parts goes to one that needs it, so all parts
 * are filled if that is possible.
 *
 * Reduces the selection to draw number VARIANT; each draw uses the questions
 * that the earlier draws left.  If a part cannot be filled, appends a message
 * that names it to *ERROR and returns false.
 */
bool plan_draw(const struct plan *plan, struct selection *selection,
	       struct text seed, size_t variant, struct buffer *error);

#endif
