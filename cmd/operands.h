#ifndef OPERANDS_H
#define OPERANDS_H

#include "session.h"

/*
 * Selects the questions that the operands name, in order.  "-" reads ids from
 * standard input.  Reports an error and returns false if an id is unknown or
 * standard input cannot be read.
 */
bool operands_select(struct session *session);

#endif
