#ifndef LEVEL_H
#define LEVEL_H

#include <stdbool.h>

#include "base/text.h"

/*
 * The level at which someone should know an answer.  A bank can use junior,
 * middle, senior or easy, medium, hard, which are two names for the same three
 * ranks.  A level keeps its name.
 */
enum level {
	LEVEL_NONE,
	LEVEL_JUNIOR,
	LEVEL_MIDDLE,
	LEVEL_SENIOR,
	LEVEL_EASY,
	LEVEL_MEDIUM,
	LEVEL_HARD,
	LEVEL_COUNT,
};

/* Returns the level with this name, or LEVEL_NONE. */
enum level level_parse(struct text text);

/* Returns the name of a level, which is "" for LEVEL_NONE. */
const char *level_name(enum level level);

/* Returns the rank from 1 to 3, or 0 for LEVEL_NONE. */
unsigned level_rank(enum level level);

/*
 * Parses a level or a range ("middle..", "..medium", "junior..middle") into a
 * set of ranks, in which bit R means rank R.  Returns false if TEXT is invalid
 * or the range is empty.
 */
bool level_parse_ranks(struct text text, unsigned *ranks);

#endif
