#ifndef LINT_H
#define LINT_H

#include "read/bank.h"
#include "read/diag.h"

/*
 * Adds to DIAGS what is wrong in a bank that could be read: errors between
 * its questions (an id that stands twice, a "see" that leads nowhere) and
 * warnings about them and about their texts.  What cannot be read, a wrong
 * type and unknown keys are reported by bank_add().
 */
void lint_bank(const struct bank *bank, struct diags *diags);

/* The part of it that looks at one deck's texts; lint_text.c. */
void lint_deck(const struct deck *deck, struct diags *diags);

#endif
