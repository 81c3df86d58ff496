#ifndef OPERANDS_H
#define OPERANDS_H

#include "session.h"

/*
 * Selects the questions that the operands name by their ids, in their order;
 * "-" stands for the ids on standard input.  False if an id is unknown or the
 * ids cannot be read.
 */
bool operands_select(struct session *session);

#endif
