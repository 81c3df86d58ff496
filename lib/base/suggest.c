#include "base/suggest.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/safe.h"

/*
 * Computes the optimal string alignment distance bit by bit (Hyyro, "A
 * bit-vector algorithm for computing Levenshtein and Damerau edit distances",
 * 2003).  A word holds a column of the table, so a comparison takes one step
 * for each byte of B.  Bit I of POSITIVE and NEGATIVE means that row I is one
 * above or below the row before it.  Bit I of ZERO means that the diagonal
 * does not rise.
 */
size_t
suggest_distance(struct text a, struct text b)
{
	uint64_t rows[256] = {0}; /* for each byte, its positions in A */
	uint64_t positive = ~UINT64_C(0), negative = 0, zero = 0, before = 0;
	uint64_t last;
	size_t distance = a.size;

	if (a.size == 0)
		return b.size;
	last = UINT64_C(1) << (a.size - 1);
	for (size_t i = 0; i < a.size; i++)
		rows[(unsigned char)a.data[i]] |= UINT64_C(1) << i;
	for (size_t i = 0; i < b.size; i++) {
		uint64_t same = rows[(unsigned char)b.data[i]];
		uint64_t swapped = ((~zero & same) << 1) & before;
		uint64_t rises, falls;

		zero = (((same & positive) + positive) ^ positive) | same |
		       negative | swapped;
		rises = negative | ~(zero | positive);
		falls = zero & positive;
		distance += (rises & last) != 0;
		distance -= (falls & last) != 0;
		rises = rises << 1 | 1;
		positive = falls << 1 | ~(zero | rises);
		negative = rises & zero;
		before = same;
	}
	return distance;
}

void
suggest_init(struct suggest *suggest, struct text word)
{
	*suggest = (struct suggest){.word = word};
}

static bool
is_same_word(struct text a, struct text b)
{
	if (a.size != b.size)
		return false;
	for (size_t i = 0; i < a.size; i++)
		if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
			return false;
	return true;
}

static bool
holds(struct text text, struct text word)
{
	if (word.size < 3 || word.size > SUGGEST_LONGEST ||
	    text.size > SUGGEST_WIDEST)
		return false;
	for (size_t at = 0; at + word.size <= text.size; at++)
		if (is_same_word((struct text){text.data + at, word.size},
				 word))
			return true;
	return false;
}

/* Returns SIZE_MAX for a candidate that is not similar. */
static size_t
distance_to(const struct suggest *suggest, struct text candidate)
{
	size_t size = suggest->word.size;
	size_t limit = size / 3;
	size_t longer = candidate.size > suggest->word.size
			    ? candidate.size - suggest->word.size
			    : suggest->word.size - candidate.size;
	size_t distance;

	if (is_same_word(suggest->word, candidate))
		return 0;
	if (longer <= limit && size <= SUGGEST_LONGEST) {
		distance = suggest_distance(suggest->word, candidate);
		if (distance <= limit)
			return distance;
	}
	return holds(candidate, suggest->word) ? limit + 1 + longer : SIZE_MAX;
}

void
suggest_offer(struct suggest *suggest, struct text candidate)
{
	size_t distance = distance_to(suggest, candidate), at;

	if (distance == SIZE_MAX)
		return;
	for (size_t i = 0; i < suggest->count; i++)
		if (text_equal(suggest->best[i], candidate))
			return;
	at = suggest->count;
	while (at > 0 && suggest->distance[at - 1] > distance)
		at--;
	if (at == SUGGEST_MOST)
		return;
	if (suggest->count < SUGGEST_MOST)
		suggest->count++;
	for (size_t i = suggest->count - 1; i > at; i--) {
		suggest->best[i] = suggest->best[i - 1];
		suggest->distance[i] = suggest->distance[i - 1];
	}
	suggest->best[at] = candidate;
	suggest->distance[at] = distance;
}

void
suggest_print(const struct suggest *suggest, struct buffer *message)
{
	size_t count = suggest->count;

	/* If only the case is wrong, nothing else was meant. */
	if (count > 0 && suggest->distance[0] == 0)
		while (suggest->distance[count - 1] > 0)
			count--;
	for (size_t i = 0; i < count; i++) {
		const char *before = ", ";

		if (i == 0)
			before = "; did you mean ";
		else if (i + 1 == count)
			before = " or ";
		buffer_print(message, "%s%s", before, QUOTE(suggest->best[i]));
	}
	if (count > 0)
		buffer_add_char(message, '?');
}
