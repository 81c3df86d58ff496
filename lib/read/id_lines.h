#ifndef ID_LINES_H
#define ID_LINES_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Ids as they stand on standard input or in a file: the first field of each
 * line, up to a blank or a TAB, what list and grep print.  Empty lines, and
 * those that begin with a blank, have none.  Cuts the next one off *LINES;
 * false at the end.
 */
bool id_lines_next(struct text *lines, struct text *id);

#endif
