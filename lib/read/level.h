#ifndef LEVEL_H
#define LEVEL_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Who should know an answer.  A bank may write junior, middle, senior or
 * easy, medium, hard: the same three ranks under two names.  A level keeps
 * its name.
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

/* LEVEL_NONE where the text names none. */
enum level level_parse(struct text text);

/* "" for LEVEL_NONE. */
const char *level_name(enum level level);

/* 1 to 3, or 0 for LEVEL_NONE. */
unsigned level_rank(enum level level);

/*
 * Reads a level or a range ("middle..", "..medium", "junior..middle") as a
 * set of ranks: bit R stands for rank R.  False where it is neither, or where
 * a range is empty.
 */
bool level_parse_ranks(struct text text, unsigned *ranks);

#endif
