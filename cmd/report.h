#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "read/diag.h"

/*
 * Prints errors to standard error as "qbank: FILE:LINE:COL: message", sorted by
 * place.  Returns whether there were any.
 */
bool report_errors(struct diags *diags);

/*
 * Prints mistakes to standard output as compilers do, "FILE:LINE:COL: error:
 * message".  Trouble such as an unreadable file goes to standard error.
 */
void report_findings(struct diags *diags);

/*
 * Appends two lines: TEXT, made safe, and a caret below its byte AT.  Of a
 * long text, only the part near that byte is shown.
 */
void report_mark(struct buffer *message, struct text text, size_t at);

#endif
