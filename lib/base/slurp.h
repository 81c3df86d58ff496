#ifndef SLURP_H
#define SLURP_H

#include <stdbool.h>

#include "base/buffer.h"

/* Appends everything from FD.  On an error, sets errno and returns false. */
bool slurp(struct buffer *buffer, int fd);

/* Does the same for a file by its name; "-" is standard input. */
bool slurp_file(struct buffer *buffer, const char *path);

#endif
