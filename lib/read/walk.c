#include "read/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/index.h"
#include "base/memory.h"

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
};

/* What distinguishes a directory from all others. */
struct identity {
	dev_t device;
	ino_t inode;
};

struct walk {
	struct sources *sources;
	struct diags *diags;
	size_t root;
	struct buffer path; /* of the current entry */
	struct folder *folders;
	size_t depth, capacity;
	struct index seen;	      /* of the identities below */
	struct identity **identities; /* allocated one by one, because the index
					 refers to them */
	size_t identity_count, identity_capacity;
};

static void
report(struct diags *diags, const char *path)
{
	diag_trouble(diags, (struct place){path, 0, 0}, "%s", strerror(errno));
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
 * Reads the directory at walk->path completely, so a walk of any depth needs
 * only two descriptors.
 */
static void
read_entries(struct walk *walk, struct folder *folder)
{
	int fd = source_open_path(walk->path.data, O_RDONLY | O_DIRECTORY |
						       O_CLOEXEC | O_NONBLOCK);
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
	closedir(directory);
	if (folder->count > 0)
		qsort(folder->entries, folder->count, sizeof(*folder->entries),
		      by_name);
}

/* Returns whether a directory is seen for the first time. */
static bool
is_new(struct walk *walk, const struct stat *status)
{
	struct identity *identity = mem_alloc(sizeof(*identity));
	bool added;

	identity->device = status->st_dev;
	identity->inode = status->st_ino;
	index_add(&walk->seen,
		  (struct text){(const char *)identity, sizeof(*identity)}, 0,
		  &added);
	if (!added) {
		free(identity);
		return false;
	}
	walk->identities =
	    mem_grow(walk->identities, &walk->identity_capacity,
		     walk->identity_count + 1, sizeof(*walk->identities));
	walk->identities[walk->identity_count++] = identity;
	return true;
}

/* Begins to walk the directory at walk->path. */
static void
descend(struct walk *walk, const struct stat *status)
{
	struct folder folder = {.path_size = walk->path.size};

	if (!is_new(walk, status))
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
	buffer_print(&walk->path, "/%s", entry->name);
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
	for (size_t i = 0; i < walk->identity_count; i++)
		free(walk->identities[i]);
	free(walk->identities);
	free(walk->folders);
	index_free(&walk->seen);
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
	struct walk walk = {.sources = sources, .diags = diags};
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
