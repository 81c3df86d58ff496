#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "order/group.h"
#include "select/selection.h"

/*
 * Draws questions in the random order of a seed (rank.h), spread as evenly as
 * can be over the values of KEY (group_key()): each value gives one in turn,
 * as long as it has one, in an order of the values that depends on the seed
 * alone.  Of each value the first by rank are taken.
 *
 * Leaves in the selection, in the order of the ranks, the draw of COUNT
 * questions that follows VARIANT - 1 draws before it, each from what they
 * leave.  The selection must have COUNT * VARIANT questions at least.
 */
void draw_spread(struct selection *selection, struct text seed, size_t count,
		 enum group key, size_t variant);

#endif
