#ifndef GREP_REPORT_H
#define GREP_REPORT_H

#include "select/search.h"
#include "session.h"

/* Reports that the search of QUESTION was given up, with the reason. */
void grep_report_trouble(struct session *session, struct question question,
			 const char *reason);

/* Reports each of the searches that were given up. */
void grep_report_troubles(struct session *session,
			  const struct search_result *result);

/* Reports that COUNT questions were not searched. */
void grep_report_rest(struct session *session, size_t count);

/*
 * Returns whether there is time left to search the remaining LEFT questions;
 * reports it if there is not.
 */
bool grep_may_go_on(struct session *session, size_t left);

#endif
