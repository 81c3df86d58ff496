#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "read/diag.h"

/*
 * Writes the errors to standard error as "qbank: FILE:LINE:COL: message".
 * Whether there were any.
 */
bool report_errors(struct diags *diags);

/*
 * Writes mistakes to OUT as compilers do, "FILE:LINE:COL: error: message",
 * and trouble, which is not a mistake in a file, to standard error.
 */
void report_findings(FILE *out, struct diags *diags);

#endif
