#ifndef DRAWING_H
#define DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include "session.h"

/* Returns how many questions a draw without a plan has. */
size_t drawing_number(const struct options *options);

/*
 * Sets *FIRST to the number of questions in the draws before the one that the
 * options choose, where draws have no plan.  Returns false if that draw does
 * not fit in ALL questions.
 */
bool drawing_first(const struct options *options, size_t all, size_t *first);

/*
 * Reduces the session's selection to the draw that the options describe.
 * Returns false after a message if there is none.
 */
bool drawing_make(struct session *session);

#endif
