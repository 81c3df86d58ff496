#ifndef DECK_CHECK_H
#define DECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "read/deck.h"

/*
 * Returns whether SIZE bytes, aligned to 8, are a block of COUNT questions in
 * which every offset is valid.  Does not check the texts.
 */
bool deck_check(const void *data, size_t size, size_t count);

#endif
