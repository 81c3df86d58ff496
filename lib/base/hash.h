#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#include "base/text.h"

/* FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
uint64_t hash_text(struct text text);

/* The finaliser of splitmix64 (Steele, Lea and Flood, OOPSLA 2014). */
uint64_t hash_mix(uint64_t value);

#endif
