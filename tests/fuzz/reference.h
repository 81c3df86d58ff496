#ifndef REFERENCE_H
#define REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/*
 * A matcher for the part of regular expressions that everyone agrees on, in
 * ASCII: characters, ".", classes, \d \w \s and their opposites, groups, "|",
 * "*", "+", "?", and "^" and "$" at lines.  It computes with sets of places.
 * Bit N is byte N of the subject, so there is no backtracking.
 */
enum { REFERENCE_SUBJECT = 62, REFERENCE_NODES = 200 };

enum reference_kind {
	REFERENCE_SET,	 /* one character */
	REFERENCE_EMPTY, /* nothing */
	REFERENCE_BEGIN, /* of a line */
	REFERENCE_END,
	REFERENCE_BOTH,	  /* left, then right */
	REFERENCE_EITHER, /* left or right */
	REFERENCE_REPEAT, /* left, from least to most times; most 0: any */
};

struct reference {
	struct {
		enum reference_kind kind;
		uint64_t set[2];
		unsigned left, right;
		unsigned least, most;
	} nodes[REFERENCE_NODES];
	unsigned count, root;
	bool ignores_case;
};

/* Returns whether an expression is in that part, and parses it. */
bool reference_parse(struct reference *reference, struct text text,
		     bool ignores_case);

/*
 * Returns whether there is a match in SUBJECT; *START is where the first one
 * begins.
 */
bool reference_find(const struct reference *reference, struct text subject,
		    size_t *start);

#endif
