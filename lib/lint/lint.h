#ifndef LINT_H
#define LINT_H

#include "read/bank.h"
#include "read/diag.h"
#include "select/selection.h"

/*
 * Adds the mistakes in a bank to DIAGS: errors between questions (a duplicate
 * id, a "see" with an unknown id), and warnings about questions and their
 * texts. bank_open() reports unreadable files, unknown keys and wrong kinds of
 * values.
 */
void lint_bank(const struct bank *bank, struct diags *diags);

/* The parts of lint_bank().  This one checks the tags of all questions. */
void lint_tags(const struct selection *all, struct diags *diags);

/* Checks the choices and references of one question. */
void lint_fields(struct question question, struct diags *diags);

/* Checks the texts of a deck. */
void lint_deck(struct deck *deck, struct diags *diags);

#endif
