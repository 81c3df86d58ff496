#ifndef CMDLINE_REPORT_H
#define CMDLINE_REPORT_H

#include "command.h"

/*
 * Report a mistake in a command line.  Each function prints one line to
 * standard error, "qbank COMMAND: ...".
 */

__attribute__((format(printf, 2, 3))) void cmdline_report(
    const struct command *command, const char *format, ...);

/*
 * Reports that an option lacks its argument, or has one that it does not take.
 */
void cmdline_report_missing(const struct command *command,
			    const struct option_row *row);
void cmdline_report_argument(const struct command *command,
			     const struct option_row *row);

/* Reports an unknown option: "-x", or "--name", which may also be ambiguous. */
void cmdline_report_letter(const struct command *command, char letter);
void cmdline_report_name(const struct command *command, struct text word);

#endif
