#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#include "base/text.h"

/* FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
uint64_t hash_text(struct text text);

/* The finaliser of splitmix64 (Steele, Lea and Flood, OOPSLA 2014). */
static inline uint64_t
hash_mix(uint64_t value)
{
	value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
	value = (value ^ value >> 27) * 0x94D049BB133111EBu;
	return value ^ value >> 31;
}

/*
 * Returns a checksum of SIZE bytes that goes on from SEED, the checksum of
 * what was before, or 0.  Any change of one word of 8 bytes changes it.
 */
uint64_t hash_checksum(uint64_t seed, const void *data, size_t size);

/* A secret for hash_keyed(). */
struct hash_key {
	uint64_t words[2];
};

/* Returns a key that others cannot guess, the same for the whole process. */
struct hash_key hash_key(void);

/*
 * SipHash-1-3 (Aumasson and Bernstein, 2012; https://131002.net/siphash/):
 * who does not know the key cannot find texts that collide, so that a hash
 * table filled from a file takes linear time.
 */
uint64_t hash_keyed(struct hash_key key, struct text text);

#endif
