#ifndef MAPPING_H
#define MAPPING_H

#include "read/deck_keys.h"

/*
 * Reads a mapping, whose first event is the current one: each key of the scope
 * by its own function.  Other keys are skipped with what they hold, and
 * reported, as are duplicates.  Returns the set of the keys that the mapping
 * has: bit B for the key of deck_key_bit() B.
 */
unsigned mapping_read(struct reader *reader, enum scope scope);

#endif
