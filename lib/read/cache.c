#include "read/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/memory.h"

/* The file of a writer that was killed. */
enum { STALE_SECONDS = 3600 };

/* The recent changes are saved apart while they are at most such a share. */
enum { RECENT_SHARE = 8 };

/* Makes a directory, and one above it, as the XDG specification asks for. */
static void
make_directory(const char *path)
{
	char *above = mem_copy(path, strlen(path));
	char *slash = strrchr(above, '/');

	if (mkdir(path, S_IRWXU) < 0 && slash != NULL) {
		*slash = '\0';
		mkdir(above, S_IRWXU);
		mkdir(path, S_IRWXU);
	}
	free(above);
}

/* Opens a directory that nobody else may read or change; else -1. */
static int
open_directory(const char *path)
{
	static const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
	int fd = open(path, flags);
	struct stat status;

	if (fd < 0) {
		make_directory(path);
		fd = open(path, flags);
	}
	if (fd < 0)
		return -1;
	if (fstat(fd, &status) == 0 && status.st_uid == geteuid() &&
	    (status.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return fd;
	close(fd);
	return -1;
}

/* Appends the paths as absolute ones, which always name the same bank. */
static bool
add_paths(struct buffer *out, char *const *paths, size_t count)
{
	char *here = NULL;

	for (size_t i = 0; i < count; i++) {
		if (paths[i][0] != '/') {
			if (here == NULL && (here = getcwd(NULL, 0)) == NULL)
				return false;
			buffer_print(out, "%s/", here);
		}
		buffer_add(out, paths[i], strlen(paths[i]) + 1);
	}
	free(here);
	return true;
}

/*
 * Makes a name that also depends on the paths as they were given, because the
 * decks store those.
 */
static char *
make_name(const struct buffer *absolute, char *const *paths, size_t count)
{
	uint64_t hash = hash_text(buffer_text(absolute));
	struct buffer name = {0};

	for (size_t i = 0; i < count; i++)
		hash = hash_mix(hash ^ hash_text(text_of(paths[i])));
	buffer_print(&name, "%016llx", (unsigned long long)hash);
	return buffer_take(&name);
}

bool
cache_open(struct cache *cache, const char *path, char *const *paths,
	   size_t count)
{
	struct buffer recent = {0};

	*cache = (struct cache){.directory = -1};
	if (geteuid() != getuid() || !add_paths(&cache->paths, paths, count)) {
		buffer_free(&cache->paths);
		return false;
	}
	cache->directory = open_directory(path);
	if (cache->directory < 0) {
		buffer_free(&cache->paths);
		return false;
	}
	cache->whole = make_name(&cache->paths, paths, count);
	buffer_print(&recent, "%s.recent", cache->whole);
	cache->recent = buffer_take(&recent);
	return true;
}

/* Returns whether any of the paths, each followed by a NUL, still exists. */
static bool
has_any(struct text paths)
{
	struct stat status;
	struct text path;

	while (text_cut(&paths, '\0', &path))
		if (path.size > 0 && stat(path.data, &status) == 0)
			return true;
	return false;
}

/* Returns whether a file in the directory belongs to no existing bank. */
static bool
is_useless(const struct cache *cache, const char *name)
{
	struct saved *saved;
	struct stat status;
	bool useless;

	if (text_ends_with(text_of(name), ".tmp"))
		return fstatat(cache->directory, name, &status,
			       AT_SYMLINK_NOFOLLOW) == 0 &&
		       status.st_mtime < time(NULL) - STALE_SECONDS;
	saved = saved_open(cache->directory, name);
	useless = saved == NULL || !has_any(saved_paths(saved));
	saved_close(saved);
	return useless;
}

static bool
is_name(const char *name)
{
	size_t digits = strspn(name, "0123456789abcdef");

	return digits == 16 && (name[digits] == '\0' || name[digits] == '.');
}

static void
clean(const struct cache *cache)
{
	int fd =
	    openat(cache->directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	if (directory == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(directory)) != NULL)
		if (is_name(entry->d_name) &&
		    strcmp(entry->d_name, cache->whole) != 0 &&
		    strcmp(entry->d_name, cache->recent) != 0 &&
		    is_useless(cache, entry->d_name))
			unlinkat(cache->directory, entry->d_name, 0);
	closedir(directory);
}

/* Returns whether the recent items are few, measured by their files. */
static bool
are_few(const struct saved_item *items, size_t count)
{
	uint64_t bytes[SAVED_WHOLE + 1] = {0};

	for (size_t i = 0; i < count; i++)
		bytes[items[i].state] +=
		    (uint64_t)items[i].source->status.st_size;
	return bytes[SAVED_RECENT] <= bytes[SAVED_WHOLE] / RECENT_SHARE;
}

void
cache_write(const struct cache *cache, const struct saved_item *items,
	    size_t count)
{
	bool is_whole = !are_few(items, count);

	saved_write(cache->directory, is_whole ? cache->whole : cache->recent,
		    buffer_text(&cache->paths), items, count, is_whole);
	if (is_whole)
		unlinkat(cache->directory, cache->recent, 0);
	clean(cache);
}

void
cache_close(struct cache *cache)
{
	close(cache->directory);
	free(cache->whole);
	free(cache->recent);
	buffer_free(&cache->paths);
}
