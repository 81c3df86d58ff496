#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "read/diag.h"

/*
 * Writes the errors to standard error as "qbank: FILE:LINE:COL: message".
 * Says whether there were any.
 */
bool report_messages(const struct diags *diags);

/*
 * Writes mistakes to OUT as compilers do, "FILE:LINE:COL: error: message",
 * and what is no mistake but trouble to standard error.
 */
void report_findings(FILE *out, const struct diags *diags);

#endif
