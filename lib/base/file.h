#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Does the same as read(2), but retries after EINTR. */
ssize_t file_read(int fd, void *data, size_t size);

/* Writes SIZE bytes.  On an error, sets errno and returns false. */
bool file_write(int fd, const void *data, size_t size);

#endif
