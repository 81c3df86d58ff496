#ifndef DAILY_H
#define DAILY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"
#include "select/selection.h"

/*
 * The questions of the day: n of the N selected, without any state.
 *
 * An era is K = ceil(N / 365n) calendar years, so every question is shown in
 * it: era E begins on 1 January of the year E * K.  The days of an era are
 * numbered from 0.  Day d takes the positions d * n to d * n + n - 1 in a
 * series of cycles of N questions.
 *
 * The first ceil(N/2) questions by rank (rank.h) for the seed "SEED/half" are
 * the first half, the other floor(N/2) the second.  Each cycle shows the first
 * half and then the second, each ranked for the seed "SEED/E/CYCLE".
 *
 * The last cycle of an era may be cut short, to R positions.  Its first half
 * is in the order that it has at the start of the next era, the seed being
 * "SEED/E+1/0", and if R is less than ceil(N/2), the last R of that order are
 * shown.  What the new era shows first was shown least recently.
 *
 * So every question is shown once in each complete cycle.  Within an era all
 * of one half, at least floor(N/2) questions, lies between two showings of a
 * question of the other half.  Over the end of an era it is at least
 * ceil(N/2) - 1.  Hence:
 *
 * - No day shows a question twice, because n is at most floor(N/2).  A single
 *   question is shown every day.
 * - No question is shown on two consecutive days while 4n <= N + 1.  For n = 1
 *   that is any N of 3 and more; two questions take turns until the end of
 *   the era.
 *
 * Adding a question moves the others by at most two places in the first cycle
 * of an era, except one that may change halves.  It moves all of them if it
 * makes K grow, which happens once in 365n questions.
 */

/*
 * Reduces a selection to the COUNT questions of a day, in order.  Returns
 * false and changes nothing if COUNT is above 1 and above half of the
 * questions.
 */
bool daily_select(struct selection *selection, struct text seed,
		  struct date date, size_t count);

#endif
