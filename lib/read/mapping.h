#ifndef MAPPING_H
#define MAPPING_H

#include "read/deck_keys.h"

/*
 * Reads a mapping, whose first event is the current one.  The function of each
 * key in the scope reads its value.  Unknown keys are skipped and reported, and
 * duplicates are errors.  Returns the set of keys that were found, as bits of
 * deck_key_bit().
 */
unsigned mapping_read(struct reader *reader, enum scope scope);

#endif
