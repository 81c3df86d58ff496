#ifndef DAILY_H
#define DAILY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"
#include "select/selection.h"

/*
 * The questions of the day: COUNT of the N selected, without any state.
 *
 * An era is K = ceil(N / (366 * COUNT)) calendar years, time for one cycle
 * of all questions, or nearly so: era E begins on 1 January of the year E * K.
 * The days of an era are numbered from 0; day D takes the positions
 * D * COUNT and on in an endless row of cycles of N questions.  Each cycle
 * is the random order (rank.h) for the seed "SEED/E/CYCLE", so that a
 * question comes once in each.
 *
 * A day that reaches over the end of a cycle must not show a question twice:
 * for what the day still lacks, the next cycle begins with the first that the
 * day has not; the others follow in their order.
 *
 * Keeps the questions of the day, in order.  False, and nothing is changed,
 * where COUNT is above 1 and above half of N.
 */
bool daily_select(struct selection *selection, struct text seed,
		  struct date date, size_t count);

#endif
