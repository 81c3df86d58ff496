#ifndef COUNT_H
#define COUNT_H

#include <stdbool.h>
#include <stdio.h>

#include "order/group.h"
#include "select/selection.h"

/*
 * Writes how many questions of a selection have each value of the keys: "VALUE
 * TAB ...  TAB COUNT", in the order of the values (levels by rank).  A
 * question counts once for each of its tags and each collection of its
 * sources.  A question without a value counts under "-".  Returns false and
 * writes nothing if there are too many combinations: more than a million, and
 * 64 more for each question.
 */
bool count_print(FILE *out, const struct selection *selection,
		 const enum group *keys, size_t key_count, bool is_padded);

#endif
