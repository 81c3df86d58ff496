#include "base/slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

bool
slurp(struct buffer *buffer, int fd)
{
	char chunk[16384];
	ssize_t size;

	while ((size = file_read(fd, chunk, sizeof(chunk))) > 0)
		buffer_add(buffer, chunk, (size_t)size);
	return size == 0;
}

bool
slurp_file(struct buffer *buffer, const char *path)
{
	int fd, error;
	bool done;

	if (strcmp(path, "-") == 0)
		return slurp(buffer, STDIN_FILENO);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	done = slurp(buffer, fd);
	error = errno;
	close(fd);
	errno = error;
	return done;
}
