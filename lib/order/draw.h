#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "order/group.h"
#include "select/selection.h"

/*
 * Draws questions in the random order of a seed (rank.h), spread as evenly as
 * possible over the values of KEY (group_key()).  Each value that has questions
 * left contributes one in turn, by rank.  The order of the values depends only
 * on the seed.
 *
 * Reduces the selection to draw number VARIANT of COUNT questions, in the order
 * of the ranks.  Each draw uses the questions that the earlier draws left, so
 * the selection must have at least COUNT * VARIANT questions.
 */
void draw_spread(struct selection *selection, struct text seed, size_t count,
		 enum group key, size_t variant);

#endif
