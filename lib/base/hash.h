#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#include "base/text.h"

/* Returns the 64-bit FNV-1a hash, http://www.isthe.com/chongo/tech/comp/fnv/ */
uint64_t hash_text(struct text text);

/* Applies the finalizer of splitmix64 (Steele, Lea and Flood, OOPSLA 2014). */
static inline uint64_t
hash_mix(uint64_t value)
{
	value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
	value = (value ^ value >> 27) * 0x94D049BB133111EBu;
	return value ^ value >> 31;
}

/*
 * Returns a checksum of SIZE bytes.  SEED is 0, or the checksum of the
 * preceding bytes.  Any change within one 8-byte word changes the checksum.
 */
uint64_t hash_checksum(uint64_t seed, const void *data, size_t size);

/* A secret key for hash_keyed(). */
struct hash_key {
	uint64_t words[2];
};

/* Returns an unpredictable key, which is the same for the whole process. */
struct hash_key hash_key(void);

/*
 * Returns the SipHash-1-3 of a text (Aumasson and Bernstein, 2012;
 * https://131002.net/siphash/).  Nobody can find colliding texts without the
 * key, so filling a hash table from a file takes linear time.
 */
uint64_t hash_keyed(struct hash_key key, struct text text);

#endif
