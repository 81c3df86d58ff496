#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>

#include "options.h"

struct session;

/* As in grep: 0 something was printed, 1 nothing was, 2 there was trouble. */
enum status { STATUS_OK, STATUS_NOTHING, STATUS_TROUBLE };

/* What session_run() does before it calls the command's own functions. */
enum needs {
	NEEDS_NOTHING,	 /* run() does everything */
	NEEDS_SELECTION, /* the bank is read and the questions selected */
	NEEDS_OPERANDS,	 /* the same, and an operand is required */
};

/*
 * A command.  To add one, write cmd/NAME.c with its struct at the end, list it
 * in command.c, describe it in man/qbank.1 with a SYNOPSIS line and an .Ss,
 * and test it in tests/NAME.bats.
 *
 * session_run() calls the functions that are not NULL, in this order.  A
 * function that returns false has printed its message.
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
	bool reads_images; /* in every format */
	/* Checks and completes the options before the bank is read. */
	bool (*prepare)(struct session *session);
	/*
	 * Selects questions from the whole bank.  If NULL, every question
	 * that the filter accepts is selected.  pick() is still called.
	 */
	bool (*search)(struct session *session);
	/* Narrows down the selection. */
	bool (*pick)(struct session *session);
	/* Prints the selection; session_print() does if this is NULL. */
	enum status (*print)(struct session *session);
	/* Does everything, for NEEDS_NOTHING. */
	enum status (*run)(struct session *session);
};

/* Has no name; it parses the options before the command. */
extern const struct command command_none;

/* All commands, and a NULL. */
extern const struct command *const commands[];

/* Returns a command by its name, or prints a message and returns NULL. */
const struct command *command_find(const char *name);

#endif
