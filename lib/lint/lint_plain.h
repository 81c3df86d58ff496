#ifndef LINT_PLAIN_H
#define LINT_PLAIN_H

#include "lint/lint_lines.h"
#include "read/diag.h"

/*
 * Reads the file PATH, which has these LINES, as YAML again, and warns about a
 * plain text of which YAML leaves out the beginning or the end.  Few authors
 * mean that.
 */
void lint_plain(const char *path, const struct lines *lines,
		struct diags *diags);

#endif
