#ifndef SESSION_H
#define SESSION_H

#include "command.h"
#include "read/bank.h"
#include "select/selection.h"

/*
 * The steps that the commands share.  Each one that fails has written its
 * message and noted the trouble in the session.
 */

/* Writes "qbank COMMAND: ..." to standard error and notes the trouble. */
__attribute__((format(printf, 2, 3))) void session_error(
    struct session *session, const char *format, ...);

/* The same, but it is no trouble: a hint. */
__attribute__((format(printf, 2, 3))) void session_hint(
    const struct session *session, const char *format, ...);

/*
 * Where the bank is: what -b names, or the environment.  False where there is
 * none.  The caller frees *BANKS.
 */
bool session_banks(struct session *session, struct paths *banks);

/*
 * Reads the bank: that of -b, or what the environment names.  Files that
 * cannot be read are reported and left out; false where there is no bank.
 */
bool session_bank(struct session *session, struct bank *bank);

/*
 * Selects from the bank: the questions that the operands name, in their
 * order, or all; of these what the filter lets pass.  False on an unknown
 * id, or ids that cannot be read.
 */
bool session_select(struct session *session, struct options *options,
		    char **operands, const struct bank *bank,
		    struct selection *selection);

/*
 * Hints at why nothing was selected: words of the filter that no question
 * has.  Nothing else breaks the silence.
 */
void session_explain(const struct session *session,
		     const struct options *options, const struct bank *bank);

/* Sorts, reverses and cuts a selection as the options say. */
void session_order(const struct options *options, struct selection *selection);

/*
 * Renders the selection to standard output; STATUS_NOTHING, and a hint on
 * unknown words, where it is empty.
 */
enum status session_print(struct session *session, struct options *options,
			  const struct bank *bank,
			  const struct selection *selection);

/* STATUS_TROUBLE if there was any, else STATUS. */
enum status session_status(const struct session *session, enum status status);

#endif
