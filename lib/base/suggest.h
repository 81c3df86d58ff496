#ifndef SUGGEST_H
#define SUGGEST_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Keeps the few candidates that are most similar to a word.  A candidate is
 * similar if it contains the word, apart from the case of ASCII letters, or if
 * few letters are inserted, deleted, changed or swapped with a neighbor
 * (optimal string alignment distance), at most a third of the word's length.
 */
enum {
	SUGGEST_MOST = 3,
	SUGGEST_LONGEST = 64, /* bytes; a longer word is not a typo */
	SUGGEST_WIDEST = 256, /* bytes; a longer candidate is no help */
};

struct suggest {
	struct text word;
	struct text best[SUGGEST_MOST]; /* nearest first, borrowed */
	size_t distance[SUGGEST_MOST];
	size_t count;
};

void suggest_init(struct suggest *suggest, struct text word);

/* Offers a candidate, which must outlive SUGGEST; repeats are ignored. */
void suggest_offer(struct suggest *suggest, struct text candidate);

/* Appends "; did you mean 'a', 'b' or 'c'?", or nothing. */
void suggest_print(const struct suggest *suggest, struct buffer *message);

/* Returns the distance in bytes; A has at most SUGGEST_LONGEST bytes. */
size_t suggest_distance(struct text a, struct text b);

#endif
