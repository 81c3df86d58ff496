#ifndef SLURP_H
#define SLURP_H

#include <stdbool.h>

#include "base/buffer.h"

/* Appends all that the descriptor FD has; false, and errno, on an error. */
bool slurp(struct buffer *buffer, int fd);

/* The same for a file by its name; "-" is standard input. */
bool slurp_file(struct buffer *buffer, const char *path);

#endif
