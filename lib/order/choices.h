#ifndef CHOICES_H
#define CHOICES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"
#include "read/deck.h"

/*
 * The choices of a question in the order in which they are printed.  The
 * random order ranks them by the key of rank.h,
 *
 *	mix(fnv1a64("ID/TEXT") ^ mix(fnv1a64(seed)))
 *
 * TEXT being that of the choice as -T json gives it; ties are ranked by text,
 * then as written.  Pinned choices keep their places, and the others fill the
 * remaining places in the order of their ranks.
 */
struct choices {
	struct shown_choice {
		struct text text; /* Markdown; borrowed from the deck */
		bool is_right;
	} * list;
	size_t count;
	size_t right_count;
};

/*
 * Returns the choices of a question, in the random order for SEED, a string,
 * or as written if SEED is NULL.  The caller frees them with choices_free();
 * the deck must outlive them.
 */
struct choices choices_of(struct question question, const char *seed);

void choices_free(struct choices *choices);

/*
 * Appends the seed of the choices for variant K of SEED: SEED itself for
 * variant 1, and for 0, which means that no variant was asked for; else
 * "SEED/K".
 */
void choices_add_seed(struct buffer *out, struct text seed, size_t variant);

#endif
