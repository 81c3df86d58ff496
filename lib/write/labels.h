#ifndef LABELS_H
#define LABELS_H

#include "base/buffer.h"
#include "order/choices.h"
#include "read/deck.h"
#include "select/selection.h"

/*
 * What sheets say about a question in words of their own, the same in every
 * format.  Each function appends plain text of one line, without a newline;
 * what comes from a bank is still to be made safe and escaped.
 */

/*
 * Moves to the next name of a list such as "Name,Date", for a line to fill in.
 * Empty names are passed over.  Returns false at the end.
 */
bool label_next_blank(struct text *rest, struct text *name);

/* Appends the letter of choice NUMBER, from 0: A to Z, AA, AB, and so on. */
void label_add_letter(struct buffer *out, size_t number);

/*
 * Appends the letters of the right choices: "A, C"; nothing if there are none.
 */
void label_add_right(struct buffer *out, const struct choices *choices);

/* Appends "2 points"; nothing for 0. */
void label_add_points(struct buffer *out, unsigned long long points);

/*
 * Appends the note that a paper has between a question and its choices: "[2
 * points]", if it is worth any, and a hint if several choices are right.
 */
void label_add_note(struct buffer *out, struct question question,
		    const struct choices *choices);

/* Appends "[id] level; tag, tag", as far as the question has them. */
void label_add_about(struct buffer *out, struct question question);

/*
 * Appends the beginning of a question's text without Markdown, cut at a word
 * with "..." if it is long, so a key makes sense on its own.
 */
void label_add_short(struct buffer *out, struct question question);

/* Returns the sum of the points of a selection. */
unsigned long long label_total(const struct selection *selection);

/*
 * Appends a line for each author and license of the decks that a selection
 * uses, in the order of their first use: "TITLE, TITLE: AUTHOR, LICENSE".
 * Here each line ends with a newline.  A deck without a title is named by its
 * topic; one that says neither author nor license is left out.
 */
void label_add_credits(struct buffer *out, const struct selection *selection);

#endif
