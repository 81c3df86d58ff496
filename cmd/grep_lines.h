#ifndef GREP_LINES_H
#define GREP_LINES_H

#include "session.h"

/*
 * Writes what -o and -n ask for, for each question of the selection: the
 * matches, or the lines that have one.
 */
void grep_lines_print(struct session *session);

/* Reports that the search of a question was given up. */
void grep_report_trouble(struct session *session, struct question question,
			 const char *reason);

/* Reports that COUNT questions were not searched. */
void grep_report_rest(struct session *session, size_t count);

/*
 * Returns whether there is time for the LEFT questions that are still to be
 * searched; reports that there is none.
 */
bool grep_may_go_on(struct session *session, size_t left);

#endif
