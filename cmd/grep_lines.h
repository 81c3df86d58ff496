#ifndef GREP_LINES_H
#define GREP_LINES_H

#include "session.h"

/*
 * Prints the matches (-o) or the matching lines (-n) of each question in the
 * selection.
 */
void grep_lines_print(struct session *session);

#endif
