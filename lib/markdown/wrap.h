#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

/*
 * Writes Markdown source for people: as it stands, with INDENT blanks in
 * front of each line.  With a WIDTH of more than 0 columns, prose is broken
 * into lines of at most so many, hanging behind the markers of lists; code
 * and tables keep their lines, and move to the left as far as they need to
 * fit.  LEAD, at most INDENT columns, stands in place of the first indent.
 * What is unsafe for a terminal is made visible.
 */
void wrap_print(FILE *out, struct text markdown, struct text lead,
		size_t indent, size_t width);

#endif
