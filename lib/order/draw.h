#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "order/group.h"
#include "select/selection.h"

/*
 * Draws from a pool in the random order of a seed (rank.h).  What is drawn is
 * taken out of the pool and put in *DRAWN, so that draws one after the other
 * are disjoint.  The caller frees *DRAWN.
 */

/*
 * COUNT, spread as evenly as can be over the values of KEY (group_key()):
 * each value gives one in turn, as long as it has one, in an order of the
 * values that depends on the seed alone.  Of each value the first by rank
 * are taken; the draw is in the order of the ranks.
 */
void draw_spread(struct selection *pool, struct text seed, size_t count,
		 enum group key, struct selection *drawn);

#endif
