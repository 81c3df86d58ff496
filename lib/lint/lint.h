#ifndef LINT_H
#define LINT_H

#include "read/bank.h"
#include "read/diag.h"
#include "select/selection.h"

/*
 * Adds to DIAGS what is wrong in a bank that could be read: errors between
 * its questions (a duplicate id, a "see" that refers to an unknown id) and
 * warnings about them and about their texts.  What cannot be read, a value of
 * the wrong kind and unknown keys are reported by bank_open().
 */
void lint_bank(const struct bank *bank, struct diags *diags);

/* The parts of it: what is odd about the tags of all questions, ... */
void lint_tags(const struct selection *all, struct diags *diags);

/* ... about the choices and references of one, ... */
void lint_fields(struct question question, struct diags *diags);

/* ... and about the texts of a deck. */
void lint_deck(struct deck *deck, struct diags *diags);

#endif
