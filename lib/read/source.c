#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/deck_read.h"

void
source_add(struct sources *sources, const struct source *source)
{
	struct source *added;

	sources->list = mem_grow(sources->list, &sources->capacity,
				 sources->count + 1, sizeof(*sources->list));
	added = &sources->list[sources->count++];
	*added = *source;
	added->path = mem_copy(source->path, strlen(source->path));
}

int
source_open_path(const char *path, int flags)
{
	int fd = AT_FDCWD;

	while (strlen(path) >= PATH_MAX) {
		char *piece = mem_copy(path, PATH_MAX - 1);
		char *slash = strrchr(piece, '/');
		int below;

		if (slash == NULL || slash == piece) {
			free(piece);
			errno = ENAMETOOLONG;
			return -1;
		}
		*slash = '\0';
		path += slash - piece + 1;
		below = openat(fd, piece, O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (fd != AT_FDCWD)
			close(fd);
		free(piece);
		if (below < 0)
			return -1;
		fd = below;
	}
	if (fd != AT_FDCWD) {
		int parent = fd;

		fd = openat(parent, path, flags);
		close(parent);
		return fd;
	}
	return open(path, flags);
}

static int
open_source(const struct source *source)
{
	int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY;

	if (strcmp(source->path, "-") == 0)
		return dup(STDIN_FILENO);
	/* Opening must not hang if the file has become a pipe. */
	return source_open_path(source->path,
				source->is_stream ? flags : flags | O_NONBLOCK);
}

/*
 * Appends the topic that a file gives its questions.  The name of a file can
 * have any bytes, but a topic is UTF-8 without control characters.
 */
static void
add_topic(struct buffer *topic, const struct source *source)
{
	static const char *const suffixes[] = {".yaml", ".yml", ".json",
					       ".jsonl"};
	struct text name = text_from(text_of(source->path), source->root);
	size_t start = topic->size;

	if (strcmp(source->path, "-") == 0)
		name = text_of("stdin");
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (text_ends_with(name, suffixes[i])) {
			name.size -= strlen(suffixes[i]);
			break;
		}
	utf8_add_valid(topic, name);
	for (size_t i = start; i < topic->size; i++)
		if ((unsigned char)topic->data[i] < ' ' ||
		    topic->data[i] == 0x7F)
			topic->data[i] = '_';
}

/* Returns whether a file has been written to since BEFORE. */
static bool
has_changed(int fd, const struct stat *before)
{
	struct stat now;

	return fstat(fd, &now) == 0 &&
	       (now.st_size != before->st_size ||
		now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != before->st_mtim.tv_nsec);
}

struct deck *
source_read(const struct source *source, struct diags *diags)
{
	struct buffer topic = {0};
	struct deck *deck = NULL;
	struct stat before = {0};
	int fd = open_source(source);

	if (fd < 0 || fstat(fd, &before) < 0) {
		diag_trouble(diags, (struct place){source->path, 0, 0}, "%s",
			     strerror(errno));
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	add_topic(&topic, source);
	deck = deck_read(fd, (size_t)source->status.st_size, source->path,
			 buffer_text(&topic), diags);
	/* The text read so far may be only part of the new contents. */
	if (deck != NULL && S_ISREG(before.st_mode) &&
	    has_changed(fd, &before)) {
		diag_trouble(diags, (struct place){source->path, 0, 0},
			     "the file changed while it was read");
		deck_free(deck);
		deck = NULL;
	}
	buffer_free(&topic);
	close(fd);
	return deck;
}

void
source_free(struct sources *sources)
{
	for (size_t i = 0; i < sources->count; i++)
		free(sources->list[i].path);
	free(sources->list);
	paths_free(&sources->origins);
	*sources = (struct sources){0};
}
