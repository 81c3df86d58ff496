#ifndef COMPLETE_VALUES_H
#define COMPLETE_VALUES_H

#include "session.h"

/* A word that is being typed. */
struct typed {
	struct text head;  /* the part that stays, such as "--tag=redis," */
	struct text piece; /* what the printed words must begin with */
	const char *tail;  /* follows each printed word */
	bool splits;	   /* a comma in a printed word needs a backslash */
	bool found;	   /* a word was printed */
};

/* Prints a word that begins with the piece, with its meaning. */
void complete_offer(struct typed *typed, struct text word, struct text about);

/* Prints the head after a tab: a file name follows it. */
void complete_offer_files(struct typed *typed);

/* Prints the values of an option. */
void complete_offer_values(struct session *session,
			   const struct option_row *row, struct typed *typed);

#endif
