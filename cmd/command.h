#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>

#include "options.h"

struct session;

/* As grep's: 0 something was printed, 1 nothing, 2 trouble. */
enum status { STATUS_OK, STATUS_NOTHING, STATUS_TROUBLE };

/* What is done before a command's own functions are called. */
enum needs {
	NEEDS_NOTHING,	 /* run() does everything */
	NEEDS_SELECTION, /* the bank is read and the questions selected */
	NEEDS_OPERANDS,	 /* the same, and at least one operand */
};

/*
 * A command.  To add one: write cmd/NAME.c with its struct at the end, list it
 * in command.c, describe it in man/qbank.1 with a SYNOPSIS line and an .Ss,
 * and show what it does in tests/NAME.bats.
 *
 * session_run() calls the functions in this order, each unless it is NULL.
 * One that returns false has written its message.
 */
struct command {
	const char *name;
	const char *summary; /* "Lists questions" */
	const char *operands;
	const char *const *examples;		 /* three, and a NULL */
	const struct option_row *const *options; /* tables, and a NULL */
	const struct format *format;		 /* the default one */
	enum answers answers;			 /* the default */
	enum needs needs;
	/* Checks the options and completes them, before the bank is read. */
	bool (*prepare)(struct session *session);
	/*
	 * Selects from the whole bank; else all that the filter lets pass
	 * is selected.  pick() is called after it as well.
	 */
	bool (*search)(struct session *session);
	/* Narrows the selection down. */
	bool (*pick)(struct session *session);
	/* Prints the selection; else session_print() does. */
	enum status (*print)(struct session *session);
	/* Does all there is to do, for NEEDS_NOTHING. */
	enum status (*run)(struct session *session);
};

/* Without a name: what may come before a command. */
extern const struct command command_none;

/* Every command, and a NULL. */
extern const struct command *const commands[];

/* Returns a command by its name, or NULL; then it has written a message. */
const struct command *command_find(const char *name);

#endif
