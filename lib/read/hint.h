#ifndef HINT_H
#define HINT_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Returns a hint about what an author probably did wrong, or NULL.  PROBLEM is
 * libyaml's message, and AT is the text at the place of the mistake, which may
 * be empty.  CONTINUES says whether the text before it began on an earlier
 * line.
 */
const char *hint_for(const char *problem, struct text at, bool continues);

#endif
