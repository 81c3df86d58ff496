#include "read/image.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/memory.h"
#include "read/image_svg.h"

struct image_base
image_base(const struct deck *deck)
{
	return (struct image_base){deck->path, deck->root, deck->folder};
}

/* Returns the address without its query and fragment. */
static struct text
path_of(struct text address)
{
	size_t size = 0;

	while (size < address.size && address.data[size] != '?' &&
	       address.data[size] != '#')
		size++;
	return (struct text){address.data, size};
}

bool
image_is_file(struct text address)
{
	struct text path = path_of(address);

	if (path.size == 0 ||
	    (path.size > 1 && path.data[0] == '/' && path.data[1] == '/'))
		return false;
	for (size_t i = 0; i < path.size && path.data[i] != '/'; i++)
		if (path.data[i] == ':')
			return false;
	return true;
}

void
image_add_path(struct buffer *path, struct text address)
{
	struct text rest = path_of(address);

	for (size_t i = 0; i < rest.size; i++) {
		bool is_escape = rest.data[i] == '%' && i + 2 < rest.size &&
				 ascii_hex(rest.data[i + 1]) >= 0 &&
				 ascii_hex(rest.data[i + 2]) >= 0;

		if (!is_escape) {
			buffer_add_char(path, rest.data[i]);
			continue;
		}
		buffer_add_char(path, (char)(ascii_hex(rest.data[i + 1]) * 16 +
					     ascii_hex(rest.data[i + 2])));
		i += 2;
	}
}

/* Appends the path of the directory that addresses are relative to. */
static void
add_folder(struct buffer *path, const struct image_base *base)
{
	buffer_add(path, base->path, base->folder);
	if (base->folder == 0)
		buffer_print(path, "./");
}

/*
 * Explains why a file was not found.  If there is a file whose name is the
 * address as it is written, says what to write instead.
 */
static void
explain(const struct image_base *base, struct text address,
	struct buffer *error)
{
	const char *mark = "?#%";
	struct buffer literal = {0};
	struct stat status;

	buffer_print(error, "%s", strerror(errno));
	while (*mark != '\0' &&
	       memchr(address.data, *mark, address.size) == NULL)
		mark++;
	add_folder(&literal, base);
	buffer_add_text(&literal, address);
	if (*mark != '\0' && lstat(literal.data, &status) == 0)
		buffer_print(error,
			     "; in the name of a file, write %c as %%%02X",
			     *mark, (unsigned)*mark);
	buffer_free(&literal);
}

/* Returns the real path of the first SIZE bytes of a path, or NULL. */
static char *
real_directory(const char *path, size_t size)
{
	struct buffer directory = {0};
	char *real;

	buffer_add(&directory, path, size);
	buffer_print(&directory, ".");
	real = realpath(directory.data, NULL);
	buffer_free(&directory);
	return real;
}

/* Returns whether a real path is below a real directory. */
static bool
is_below(const char *path, const char *directory)
{
	size_t size = strlen(directory);

	if (strcmp(directory, "/") == 0)
		return true;
	return strncmp(path, directory, size) == 0 && path[size] == '/';
}

/*
 * Returns the real path of the file at an address, or NULL with the reason
 * why it must not be opened.
 */
static char *
find(const struct image_base *base, struct text address, struct buffer *error)
{
	struct buffer path = {0};
	struct stat status;
	char *root, *real = NULL;

	add_folder(&path, base);
	image_add_path(&path, address);
	root = real_directory(base->path, base->root);
	if (strlen(path.data) < path.size)
		errno = ENOENT;
	else if (root != NULL)
		real = realpath(path.data, NULL);
	if (real == NULL && errno == ENOMEM)
		mem_out();
	if (real == NULL || lstat(real, &status) < 0)
		explain(base, address, error);
	else if (!is_below(real, root))
		buffer_print(error, "outside the directory of the bank");
	else if (!S_ISREG(status.st_mode))
		buffer_print(error, "not a regular file");
	free(root);
	buffer_free(&path);
	if (error->size == 0)
		return real;
	free(real);
	return NULL;
}

/* Reads up to LIMIT bytes and one more. */
static bool
read_up_to(int fd, size_t limit, struct buffer *bytes)
{
	char chunk[IMAGE_HEAD];
	size_t start = bytes->size;

	while (bytes->size - start <= limit) {
		ssize_t count = file_read(fd, chunk, sizeof(chunk));

		if (count <= 0)
			return count == 0;
		buffer_add(bytes, chunk, (size_t)count);
	}
	return true;
}

/* Fills in what is known about an open file. */
static bool
examine(struct image *image, struct buffer *error)
{
	struct buffer head = {0};
	struct stat status;

	if (fstat(image->fd, &status) < 0 ||
	    !read_up_to(image->fd, IMAGE_HEAD - 1, &head) ||
	    lseek(image->fd, 0, SEEK_SET) < 0)
		buffer_print(error, "%s", strerror(errno));
	else if (!S_ISREG(status.st_mode))
		buffer_print(error, "not a regular file");
	else if (!image_find_kind(buffer_text(&head), &image->kind))
		buffer_print(error, "not a PNG, JPEG, GIF, WebP or SVG file");
	else
		image->size = (size_t)status.st_size;
	buffer_free(&head);
	return error->size == 0;
}

bool
image_open(struct image *image, const struct image_base *base,
	   struct text address, struct buffer *error)
{
	char *path = NULL;

	if (address.data[0] == '/')
		buffer_print(error, "absolute path; write one that is relative "
				    "to the bank file");
	else
		path = find(base, address, error);
	if (path == NULL)
		return false;
	/*
	 * The path has no links left.  If it has become something else since
	 * then, that must not stop the program.
	 */
	image->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK |
				   O_NOFOLLOW);
	free(path);
	if (image->fd < 0) {
		buffer_print(error, "%s", strerror(errno));
		return false;
	}
	if (examine(image, error))
		return true;
	image_close(image);
	return false;
}

bool
image_read(const struct image *image, size_t limit, struct buffer *bytes,
	   struct buffer *error)
{
	size_t start = bytes->size;

	if (image->size <= limit && !read_up_to(image->fd, limit, bytes)) {
		buffer_print(error, "%s", strerror(errno));
		return false;
	}
	if (image->size > limit || bytes->size - start > limit)
		buffer_print(error, "larger than %zu MiB", limit >> 20);
	else if (image->kind == IMAGE_SVG &&
		 !svg_is_alone(text_from(buffer_text(bytes), start)))
		buffer_print(error, "refers to other files");
	return error->size == 0;
}

void
image_close(struct image *image)
{
	close(image->fd);
	image->fd = -1;
}
