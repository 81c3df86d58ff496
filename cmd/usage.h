#ifndef USAGE_H
#define USAGE_H

#include <stdio.h>

/* What qbank --help prints: examples, the global options, the commands. */
void usage_print(FILE *out);

#endif
