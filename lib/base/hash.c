#include "base/hash.h"

#include <string.h>
#include <sys/auxv.h>

uint64_t
hash_text(struct text text)
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (size_t i = 0; i < text.size; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3u;
	return hash;
}

enum { CHECKSUM_LANES = 4 };

static const uint64_t checksum_factor = 0x9E3779B97F4A7C15u;

static inline uint64_t
word_at(const char *data)
{
	uint64_t word;

	memcpy(&word, data, sizeof(word));
	return word;
}

/*
 * Mixes a word into the checksum.  This is a bijection in each argument, so
 * every change of a single word shows.
 */
static inline uint64_t
checksum_step(uint64_t lane, uint64_t word)
{
	return (lane ^ word) * checksum_factor;
}

/*
 * Runs the lanes over SIZE bytes, which is a multiple of the size of the lanes.
 * The lanes are separate variables so that they stay in registers, and a
 * processor can work on all of them at once.
 */
static void
checksum_words(uint64_t lanes[CHECKSUM_LANES], const char *data, size_t size)
{
	uint64_t a = lanes[0], b = lanes[1], c = lanes[2], d = lanes[3];
	enum { WORD = sizeof(uint64_t) };

	for (const char *end = data + size; data < end;
	     data += CHECKSUM_LANES * WORD) {
		a = checksum_step(a, word_at(data));
		b = checksum_step(b, word_at(data + WORD));
		c = checksum_step(c, word_at(data + 2 * WORD));
		d = checksum_step(d, word_at(data + 3 * WORD));
	}
	lanes[0] = a;
	lanes[1] = b;
	lanes[2] = c;
	lanes[3] = d;
}

uint64_t
hash_checksum(uint64_t seed, const void *data, size_t size)
{
	uint64_t lanes[CHECKSUM_LANES] = {seed, seed + 1, seed + 2, seed + 3};
	uint64_t last[CHECKSUM_LANES] = {0};
	size_t whole = size - size % sizeof(last);

	checksum_words(lanes, data, whole);
	if (size > whole)
		memcpy(last, (const char *)data + whole, size - whole);
	for (int i = 0; i < CHECKSUM_LANES; i++)
		seed = hash_mix(seed * checksum_factor ^
				hash_mix(checksum_step(lanes[i], last[i])));
	return hash_mix(seed ^ size);
}

/*
 * Takes the 16 random bytes that the kernel gives each process, getauxval(3).
 */
struct hash_key
hash_key(void)
{
	const void *bytes = (const void *)getauxval(AT_RANDOM);
	struct hash_key key = {{0, 0}};

	if (bytes != NULL)
		memcpy(&key, bytes, sizeof(key));
	return key;
}

static uint64_t
rotate(uint64_t value, unsigned bits)
{
	return value << bits | value >> (64 - bits);
}

static void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[0] = rotate(v[0], 32);
	v[2] += v[3];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[2] = rotate(v[2], 32);
}

static void
sip_word(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
}

uint64_t
hash_keyed(struct hash_key key, struct text text)
{
	uint64_t v[4] = {
	    key.words[0] ^ 0x736F6D6570736575u,
	    key.words[1] ^ 0x646F72616E646F6Du,
	    key.words[0] ^ 0x6C7967656E657261u,
	    key.words[1] ^ 0x7465646279746573u,
	};
	uint64_t last = (uint64_t)text.size << 56;
	size_t at = 0;

	for (; at + 8 <= text.size; at += 8) {
		uint64_t word = 0;

		for (unsigned i = 0; i < 8; i++)
			word |= (uint64_t)(unsigned char)text.data[at + i]
				<< 8 * i;
		sip_word(v, word);
	}
	for (unsigned i = 0; at + i < text.size; i++)
		last |= (uint64_t)(unsigned char)text.data[at + i] << 8 * i;
	sip_word(v, last);
	v[2] ^= 0xFF;
	for (int i = 0; i < 3; i++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}
