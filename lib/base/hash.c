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

/*
 * Uses four independent lanes, which a processor can work on at once.  Each
 * step of a lane is a bijection, so every change of a single word shows.
 */
uint64_t
hash_checksum(uint64_t seed, const void *data, size_t size)
{
	static const uint64_t factor = 0x9E3779B97F4A7C15u;
	uint64_t lanes[4] = {seed, seed + 1, seed + 2, seed + 3};
	uint64_t words[4], last[4] = {0};
	const char *at = data;
	size_t left = size;

	for (; left >= sizeof(words); left -= sizeof(words)) {
		memcpy(words, at, sizeof(words));
		at += sizeof(words);
		for (int i = 0; i < 4; i++)
			lanes[i] = (lanes[i] ^ words[i]) * factor;
	}
	if (left > 0)
		memcpy(last, at, left);
	for (int i = 0; i < 4; i++)
		seed = hash_mix(seed * factor ^
				hash_mix((lanes[i] ^ last[i]) * factor));
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
