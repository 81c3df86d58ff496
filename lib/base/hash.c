#include "base/hash.h"

uint64_t
hash_text(struct text text)
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (size_t i = 0; i < text.size; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3u;
	return hash;
}

uint64_t
hash_mix(uint64_t value)
{
	value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
	value = (value ^ value >> 27) * 0x94D049BB133111EBu;
	return value ^ value >> 31;
}
