#ifndef HINT_H
#define HINT_H

#include "base/text.h"

/*
 * Returns a hint about what an author probably did wrong, or NULL.  PROBLEM is
 * libyaml's message, and AT is the text at the place of the mistake, which may
 * be empty.
 */
const char *hint_for(const char *problem, struct text at);

#endif
