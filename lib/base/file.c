#include "base/file.h"

#include <errno.h>
#include <unistd.h>

ssize_t
file_read(int fd, void *data, size_t size)
{
	ssize_t count;

	do
		count = read(fd, data, size);
	while (count < 0 && errno == EINTR);
	return count;
}

bool
file_write(int fd, const void *data, size_t size)
{
	const char *at = data;

	while (size > 0) {
		ssize_t count = write(fd, at, size);

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return false;
		at += count;
		size -= (size_t)count;
	}
	return true;
}
