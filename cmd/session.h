#ifndef SESSION_H
#define SESSION_H

#include "command.h"
#include "read/bank.h"
#include "select/query.h"
#include "select/selection.h"

/*
 * One run of a command.  A step that fails prints its message and sets
 * has_trouble.
 */
struct session {
	const struct command *command;
	struct options *options;
	char **operands;  /* up to a NULL */
	struct bank bank; /* with NEEDS_SELECTION: */
	struct selection selection;
	struct query query; /* for grep, as is the matcher */
	struct matcher *matcher;
	struct buffer seed; /* of a draw */
	bool is_drawn;	    /* the selection is already a draw */
	bool has_trouble;   /* a message about trouble was printed */
};

/* Runs a command with its options and operands; returns the exit status. */
enum status session_run(const struct command *command, struct options *options,
			char **operands);

/* Prints "qbank COMMAND: ..." to standard error and sets has_trouble. */
__attribute__((format(printf, 2, 3))) void session_error(
    struct session *session, const char *format, ...);

/* Prints a hint in the same form, without setting has_trouble. */
__attribute__((format(printf, 2, 3))) void session_hint(
    const struct session *session, const char *format, ...);

/*
 * Appends to *BANKS, which the caller frees, the paths of the bank: those of
 * -b, or else those of the environment.  If there are none, prints a message
 * and returns false.
 */
bool session_banks(struct session *session, struct paths *banks);

/* Reads the banks into the session, and appends their mistakes to *DIAGS. */
void session_read(struct session *session, const struct paths *banks,
		  struct diags *diags);

/*
 * Reads the bank into the session and reports its mistakes.  Returns false if
 * there is no bank.
 */
bool session_open(struct session *session);

/*
 * Prints a hint and returns true if the banks that were read have no questions,
 * and no errors that explain it.
 */
bool session_hint_empty(const struct session *session,
			const struct paths *banks, const struct diags *diags);

/* Returns how many questions to select; 0 means all, which a sort needs. */
size_t session_wanted(const struct session *session);

/* Returns how many threads to use; 0 means one for each core. */
unsigned session_jobs(const struct session *session);

/* Returns the format that the options choose, or the command's default. */
const struct format *session_format(const struct session *session);

/*
 * Returns whether the format is line.  If not, reports that OPTION, which
 * prints lines of its own, cannot be combined with the format.
 */
bool session_is_line(struct session *session, const char *option);

/*
 * Prints hints that explain why nothing was selected, if the filter has unknown
 * words.  Otherwise prints nothing.
 */
void session_explain(const struct session *session);

/*
 * Prints the selection to standard output, or explains why it is empty. Returns
 * the exit status.
 */
enum status session_print(struct session *session);

/* Returns STATUS_TROUBLE if has_trouble is set, else STATUS. */
enum status session_status(const struct session *session, enum status status);

#endif
