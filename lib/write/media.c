#include "write/media.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/safe.h"
#include "base/slurp.h"

/* Returns whether a file has exactly these bytes. */
static bool
has_bytes(const char *path, struct text bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK |
				O_NOFOLLOW);
	struct buffer there = {0};
	struct stat status;
	bool is_same = false;

	if (fd < 0)
		return false;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
	    (size_t)status.st_size == bytes.size && slurp(&there, fd))
		is_same = text_equal(buffer_text(&there), bytes);
	buffer_free(&there);
	close(fd);
	return is_same;
}

/*
 * Writes a file unless it already exists with the same bytes.  If it fails,
 * sets errno, to EEXIST if the file has other bytes.
 */
static bool
put(const char *path, struct text bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int error;
	bool done;

	if (fd < 0 && errno == EEXIST) {
		done = has_bytes(path, bytes);
		errno = EEXIST;
		return done;
	}
	if (fd < 0)
		return false;
	done = file_write(fd, bytes.data, bytes.size);
	error = errno;
	if (close(fd) < 0 && done) {
		error = errno;
		done = false;
	}
	if (!done)
		unlink(path);
	errno = error;
	return done;
}

/* Puts a hash of the bytes before the ending of a name. */
static void
add_hash(struct buffer *name, struct text bytes)
{
	char *copy = buffer_take(name), *dot = strrchr(copy, '.');

	buffer_print(name, "%.*s-%016llx%s", (int)(dot - copy), copy,
		     (unsigned long long)hash_text(bytes), dot);
	free(copy);
}

bool
media_save(const char *folder, struct buffer *name, struct text bytes,
	   struct buffer *error)
{
	struct buffer path = {0};
	bool done;

	buffer_print(&path, "%s/%s", folder, name->data);
	done = put(path.data, bytes);
	if (!done && errno == EEXIST) {
		add_hash(name, bytes);
		path.size = 0;
		buffer_print(&path, "%s/%s", folder, name->data);
		done = put(path.data, bytes);
	}
	if (!done)
		buffer_print(error, "%s: %s", QUOTE(buffer_text(&path)),
			     strerror(errno));
	buffer_free(&path);
	return done;
}
