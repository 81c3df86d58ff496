#include "base/suggest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/safe.h"

/*
 * A longer word is no slip of a few letters; and the time to compare two
 * grows with both.
 */
enum { MAX_WORD = 64 }; /* bytes */

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
suggest_distance(struct text a, struct text b)
{
	size_t width = b.size + 1, result;
	size_t *rows = mem_resize(NULL, 3 * width, sizeof(*rows));
	size_t *above2 = rows, *above = rows + width, *row = rows + 2 * width;

	for (size_t j = 0; j <= b.size; j++)
		above[j] = j;
	for (size_t i = 1; i <= a.size; i++) {
		size_t *oldest = above2;

		row[0] = i;
		for (size_t j = 1; j <= b.size; j++) {
			bool same = a.data[i - 1] == b.data[j - 1];

			row[j] = least(least(above[j], row[j - 1]) + 1,
				       above[j - 1] + !same);
			if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
			    a.data[i - 2] == b.data[j - 1])
				row[j] = least(row[j], above2[j - 2] + 1);
		}
		above2 = above;
		above = row;
		row = oldest;
	}
	result = above[b.size];
	free(rows);
	return result;
}

static bool
holds(struct text text, struct text word)
{
	return word.size >= 3 &&
	       memmem(text.data, text.size, word.data, word.size) != NULL;
}

void
suggest_init(struct suggest *suggest, struct text word)
{
	*suggest = (struct suggest){.word = word};
}

/* SIZE_MAX for what is not near. */
static size_t
distance_to(const struct suggest *suggest, struct text candidate)
{
	size_t size = suggest->word.size;
	size_t limit = size / 3;
	size_t longer = candidate.size > suggest->word.size
			    ? candidate.size - suggest->word.size
			    : suggest->word.size - candidate.size;
	size_t distance;

	if (longer <= limit && size <= MAX_WORD) {
		distance = suggest_distance(suggest->word, candidate);
		if (distance <= limit)
			return distance;
	}
	return holds(candidate, suggest->word) ? limit + 1 : SIZE_MAX;
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
	for (size_t i = 0; i < suggest->count; i++) {
		const char *before = ", ";

		if (i == 0)
			before = "; did you mean ";
		else if (i + 1 == suggest->count)
			before = " or ";
		buffer_print(message, "%s%s", before, QUOTE(suggest->best[i]));
	}
	if (suggest->count > 0)
		buffer_add_char(message, '?');
}
