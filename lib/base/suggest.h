#ifndef SUGGEST_H
#define SUGGEST_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * "Did you mean": keeps the few candidates that are nearest to a word.  A
 * candidate is near if it contains the word, or if few letters are inserted,
 * deleted, changed or swapped with a neighbour (optimal string alignment
 * distance), at most a third of the word's length.
 */
enum {
	SUGGEST_MOST = 3,
	SUGGEST_LONGEST = 64, /* bytes; a longer word is no slip of a letter */
};

struct suggest {
	struct text word;
	struct text best[SUGGEST_MOST]; /* nearest first, borrowed */
	size_t distance[SUGGEST_MOST];
	size_t count;
};

void suggest_init(struct suggest *suggest, struct text word);

/* Offers one candidate, which must outlive SUGGEST; a second time is free. */
void suggest_offer(struct suggest *suggest, struct text candidate);

/* Appends "; did you mean 'a', 'b' or 'c'?", or nothing. */
void suggest_print(const struct suggest *suggest, struct buffer *message);

/*
 * Returns the letters between two words, bytes that is; see above.  A is of at
 * most SUGGEST_LONGEST bytes.
 */
size_t suggest_distance(struct text a, struct text b);

#endif
