#include "read/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "read/identity.h"

/* A name in a directory, with the results of fstatat(2). */
struct entry {
	char *name;
	struct stat status;
	bool is_link;
};

/* A directory that is being walked. */
struct folder {
	struct entry *entries; /* in byte order of their names */
	size_t count, capacity, next;
	size_t path_size; /* of the path of the directory */
	struct stat status;
};

struct walk {
	struct sources *sources;
	struct diags *diags;
	size_t root;
	struct buffer path; /* of the current entry */
	struct folder *folders;
	size_t depth, capacity;
	struct identities seen;
	int at; /* a descriptor of a directory that was entered, or -1 */
	size_t at_depth; /* the depth of that directory */
};

static void
report(struct diags *diags, const char *path)
{
	int error = errno;
	bool is_literal = error == ENOENT && path[0] == '~' && path[1] == '/';

	/* A shell expands a tilde only at the beginning of an unquoted word. */
	diag_trouble(diags, (struct place){path, 0, 0}, "%s%s", strerror(error),
		     is_literal ? "; write $HOME instead of ~" : "");
}

static bool
is_deck_name(const char *name)
{
	return text_ends_with(text_of(name), ".yaml") ||
	       text_ends_with(text_of(name), ".yml");
}

static void
add_source(struct walk *walk, char *path, bool is_stream,
	   const struct stat *status)
{
	struct source source = {path, walk->root, is_stream, *status};

	source_add(walk->sources, &source);
}

static int
by_name(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	return strcmp(a->name, b->name);
}

/*
 * Returns whether an entry can be ignored because it is a file but not a deck.
 */
static bool
is_other_file(const struct dirent *entry)
{
	return entry->d_type == DT_REG && !is_deck_name(entry->d_name);
}

/* Returns whether an entry is a link; a file system need not tell its type. */
static bool
is_link(DIR *directory, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_LNK;
	return fstatat(dirfd(directory), entry->d_name, &status,
		       AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISLNK(status.st_mode);
}

/* Takes an entry of DIRECTORY, if it may lead to a bank file. */
static void
add_entry(struct walk *walk, struct folder *folder, DIR *directory,
	  const struct dirent *entry)
{
	const char *name = entry->d_name;
	struct stat status;

	if (fstatat(dirfd(directory), name, &status, 0) < 0) {
		/* A dangling link that is not named like a deck is ignored. */
		if (errno == ENOENT && !is_deck_name(name))
			return;
		buffer_print(&walk->path, "/%s", name);
		report(walk->diags, walk->path.data);
		walk->path.size = folder->path_size;
		return;
	}
	if (!S_ISDIR(status.st_mode) &&
	    !(S_ISREG(status.st_mode) && is_deck_name(name)))
		return;
	folder->entries = mem_grow(folder->entries, &folder->capacity,
				   folder->count + 1, sizeof(*folder->entries));
	folder->entries[folder->count++] = (struct entry){
	    mem_copy(name, strlen(name)), status, is_link(directory, entry)};
}

/*
 * Goes back up to the innermost directory from one below it.  Resolving each
 * path from its start would take quadratic time, and keeping every directory
 * open too many descriptors.  Below a link, ".." leads elsewhere, so the result
 * is compared with the directory that was entered.
 */
static void
climb(struct walk *walk)
{
	struct stat status;

	if (walk->at_depth == walk->depth)
		return;
	while (walk->at >= 0 && walk->at_depth > walk->depth) {
		int above =
		    openat(walk->at, "..", O_PATH | O_DIRECTORY | O_CLOEXEC);

		close(walk->at);
		walk->at = above;
		walk->at_depth--;
	}
	if (walk->at >= 0 &&
	    (fstat(walk->at, &status) < 0 ||
	     !identity_equal(&status,
			     &walk->folders[walk->depth - 1].status))) {
		close(walk->at);
		walk->at = -1;
	}
}

/* Opens the directory at walk->path, an entry of the innermost one. */
static int
open_directory(struct walk *walk)
{
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK, fd;
	size_t start;

	climb(walk);
	if (walk->at < 0)
		return source_open_path(walk->path.data, flags);
	start = walk->folders[walk->depth - 1].path_size + 1;
	fd = openat(walk->at, walk->path.data + start, flags);
	close(walk->at);
	walk->at = -1;
	return fd;
}

/* Reads the directory at walk->path completely, and keeps it open. */
static void
read_entries(struct walk *walk, struct folder *folder)
{
	int fd = open_directory(walk);
	DIR *directory = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	if (directory == NULL) {
		report(walk->diags, walk->path.data);
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((errno = 0, entry = readdir(directory)) != NULL)
		if (entry->d_name[0] != '.' && !is_other_file(entry))
			add_entry(walk, folder, directory, entry);
	if (errno != 0)
		report(walk->diags, walk->path.data);
	walk->at = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	walk->at_depth = walk->depth + 1;
	closedir(directory);
	if (folder->count > 0)
		qsort(folder->entries, folder->count, sizeof(*folder->entries),
		      by_name);
}

/* Begins to walk the directory at walk->path. */
static void
descend(struct walk *walk, const struct stat *status)
{
	struct folder folder = {.path_size = walk->path.size,
				.status = *status};

	if (!identity_add(&walk->seen, status))
		return;
	read_entries(walk, &folder);
	walk->folders = mem_grow(walk->folders, &walk->capacity,
				 walk->depth + 1, sizeof(*walk->folders));
	walk->folders[walk->depth++] = folder;
}

/* Continues with the innermost directory. */
static void
step(struct walk *walk)
{
	struct folder *folder = &walk->folders[walk->depth - 1];
	struct entry *entry;

	walk->path.size = folder->path_size;
	if (folder->next == folder->count) {
		free(folder->entries);
		walk->depth--;
		return;
	}
	entry = &folder->entries[folder->next++];
	buffer_add_char(&walk->path, '/');
	buffer_add_text(&walk->path, text_of(entry->name));
	free(entry->name);
	if (entry->is_link)
		paths_add(&walk->sources->origins, walk->path.data);
	if (S_ISDIR(entry->status.st_mode))
		descend(walk, &entry->status);
	else
		add_source(walk, walk->path.data, false, &entry->status);
}

static void
walk_directory(struct walk *walk, const char *path, const struct stat *status)
{
	buffer_print(&walk->path, "%s", path);
	walk->root = walk->path.size + 1;
	descend(walk, status);
	while (walk->depth > 0)
		step(walk);
	if (walk->at >= 0)
		close(walk->at);
	identity_free(&walk->seen);
	free(walk->folders);
	buffer_free(&walk->path);
}

static bool
has_input(const struct sources *sources)
{
	for (size_t i = 0; i < sources->count; i++)
		if (strcmp(sources->list[i].path, "-") == 0)
			return true;
	return false;
}

void
walk_add(struct sources *sources, const char *path, struct diags *diags)
{
	struct walk walk = {.sources = sources, .diags = diags, .at = -1};
	size_t size = strlen(path);
	struct stat status = {0};
	const char *slash;
	char *clean;

	while (size > 1 && path[size - 1] == '/')
		size--;
	clean = mem_copy(path, size);
	slash = strrchr(clean, '/');
	if (strcmp(clean, "-") == 0 && has_input(sources)) {
		diag_trouble(diags, (struct place){path, 0, 0},
			     "standard input can be read only once");
	} else if (strcmp(clean, "-") == 0) {
		add_source(&walk, clean, true, &status);
	} else if (stat(clean, &status) < 0) {
		report(diags, path);
	} else if (S_ISDIR(status.st_mode)) {
		paths_add(&sources->origins, clean);
		walk_directory(&walk, clean, &status);
	} else {
		paths_add(&sources->origins, clean);
		walk.root = slash == NULL ? 0 : (size_t)(slash - clean) + 1;
		add_source(&walk, clean, !S_ISREG(status.st_mode), &status);
	}
	free(clean);
}
