#ifndef SESSION_H
#define SESSION_H

#include "command.h"
#include "read/bank.h"
#include "select/query.h"
#include "select/selection.h"

/*
 * One run of a command.  Each step that fails has written its message and
 * noted the trouble in the session.
 */
struct session {
	const struct command *command;
	struct options *options;
	char **operands;  /* up to a NULL */
	struct bank bank; /* with NEEDS_SELECTION: */
	struct selection selection;
	struct query query; /* what grep searches for, and with what: */
	struct matcher *matcher;
	struct buffer seed; /* of a draw */
	bool is_drawn;	    /* the selection is a draw already */
	bool has_trouble;   /* a message about trouble was written */
};

/* Runs a command with its options and operands; returns its status. */
enum status session_run(const struct command *command, struct options *options,
			char **operands);

/* Writes "qbank COMMAND: ..." to standard error and notes the trouble. */
__attribute__((format(printf, 2, 3))) void session_error(
    struct session *session, const char *format, ...);

/* The same, but it is no trouble: a hint. */
__attribute__((format(printf, 2, 3))) void session_hint(
    const struct session *session, const char *format, ...);

/*
 * Returns in *BANKS, for the caller to free, where the bank is: what -b names,
 * or the environment.  False if there is none.
 */
bool session_banks(struct session *session, struct paths *banks);

/* Reads the banks, with threads and a cache as the options say. */
void session_read(struct session *session, const struct paths *banks,
		  struct diags *diags);

/* Returns how many threads may be used; 0: as many as there are cores. */
unsigned session_jobs(const struct session *session);

/* Returns the format that was chosen, or the command's own. */
const struct format *session_format(const struct session *session);

/*
 * Explains why nothing was selected, if words of the filter are unknown.
 * Otherwise prints nothing.
 */
void session_explain(const struct session *session);

/*
 * Writes the selection to standard output in its format; explains it where
 * there is nothing.
 */
enum status session_print(struct session *session);

/* Returns STATUS_TROUBLE if there was any, else STATUS. */
enum status session_status(const struct session *session, enum status status);

#endif
