#ifndef GREP_PRINT_H
#define GREP_PRINT_H

#include "session.h"

/*
 * Prints the matching lines or matches of the selection, for -n and -o.  Long
 * selections are searched on several threads; the output is the same.
 */
void grep_print(struct session *session);

#endif
