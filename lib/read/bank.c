#include "read/bank.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/deck_read.h"

/* A directory that is being walked, and those that it lies in. */
struct directory {
	const struct directory *parent;
	dev_t device;
	ino_t inode;
};

struct walk {
	struct bank *bank;
	struct diags *diags;
	size_t root; /* bytes of a path that are not part of a topic */
};

static void
report(struct diags *diags, const char *path)
{
	diag_trouble(diags, (struct place){path, 0, 0}, "%s", strerror(errno));
}

static bool
has_ending(struct text name, const char *ending)
{
	struct text wanted = text_of(ending);

	return name.size > wanted.size &&
	       text_equal(text_from(name, name.size - wanted.size), wanted);
}

static bool
is_deck_name(const char *name)
{
	return has_ending(text_of(name), ".yaml") ||
	       has_ending(text_of(name), ".yml");
}

static struct text
without_ending(struct text name)
{
	if (has_ending(name, ".yaml"))
		name.size -= 5;
	else if (has_ending(name, ".yml"))
		name.size -= 4;
	return name;
}

static void
add_deck(struct bank *bank, struct deck *deck)
{
	if (deck == NULL)
		return;
	bank->decks = mem_grow(bank->decks, &bank->capacity, bank->count + 1,
			       sizeof(struct deck *));
	bank->decks[bank->count++] = deck;
}

/*
 * Reads a regular file.  Opening it must not hang, should it have become a
 * pipe since it was looked at.
 */
static void
add_file(struct walk *walk, const char *path, const struct stat *status)
{
	struct buffer topic = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0) {
		report(walk->diags, path);
		return;
	}
	/* A file's name may be any bytes, the text of a deck is UTF-8. */
	utf8_add_valid(&topic,
		       without_ending(text_from(text_of(path), walk->root)));
	add_deck(walk->bank, deck_read(fd, (size_t)status->st_size, path,
				       buffer_text(&topic), walk->diags));
	buffer_free(&topic);
	close(fd);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/*
 * The names in a directory, in byte order; false where it cannot be read.
 * They are read to the end before anything else is opened, so that a walk of
 * any depth needs two descriptors.
 */
static bool
read_names(const char *path, char ***names, size_t *count)
{
	DIR *directory = opendir(path);
	struct dirent *entry;
	size_t capacity = 0;

	*names = NULL;
	*count = 0;
	if (directory == NULL)
		return false;
	while ((errno = 0, entry = readdir(directory)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		*names =
		    mem_grow(*names, &capacity, *count + 1, sizeof(char *));
		(*names)[(*count)++] =
		    mem_copy(entry->d_name, strlen(entry->d_name));
	}
	if (errno != 0) {
		int error = errno;

		closedir(directory);
		errno = error;
		return false;
	}
	closedir(directory);
	if (*count > 0)
		qsort(*names, *count, sizeof(char *), by_name);
	return true;
}

static bool
is_within_itself(const struct directory *directory)
{
	const struct directory *above = directory->parent;

	for (; above != NULL; above = above->parent)
		if (above->device == directory->device &&
		    above->inode == directory->inode)
			return true;
	return false;
}

static void add_directory(struct walk *walk, const char *path,
			  const struct stat *status,
			  const struct directory *parent);

static void
add_entry(struct walk *walk, const char *path, const struct directory *parent)
{
	struct stat status;

	if (stat(path, &status) < 0) {
		if (is_deck_name(path))
			report(walk->diags, path);
		return;
	}
	if (S_ISDIR(status.st_mode))
		add_directory(walk, path, &status, parent);
	else if (S_ISREG(status.st_mode) && is_deck_name(path))
		add_file(walk, path, &status);
}

static void
add_directory(struct walk *walk, const char *path, const struct stat *status,
	      const struct directory *parent)
{
	struct directory self = {parent, status->st_dev, status->st_ino};
	struct buffer below = {0};
	char **names;
	size_t count;

	if (is_within_itself(&self))
		return;
	if (!read_names(path, &names, &count))
		report(walk->diags, path);
	for (size_t i = 0; i < count; i++) {
		below.size = 0;
		buffer_print(&below, "%s/%s", path, names[i]);
		add_entry(walk, below.data, &self);
		free(names[i]);
	}
	free(names);
	buffer_free(&below);
}

/* What is no regular file is read to its end, however long that takes. */
static void
add_stream(struct bank *bank, const char *path, struct diags *diags)
{
	bool is_stdin = strcmp(path, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		report(diags, path);
		return;
	}
	add_deck(bank, deck_read(fd, 0, path, text_of("stdin"), diags));
	if (!is_stdin)
		close(fd);
}

static bool
is_stream(const struct stat *status)
{
	return !S_ISDIR(status->st_mode) && !S_ISREG(status->st_mode);
}

/* Bytes of PATH in front of its last component. */
static size_t
directory_size(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

void
bank_add(struct bank *bank, const char *path, struct diags *diags)
{
	size_t size = strlen(path);
	struct walk walk = {bank, diags, 0};
	struct stat status;
	bool is_stdin;
	char *clean;

	while (size > 1 && path[size - 1] == '/')
		size--;
	clean = mem_copy(path, size);
	is_stdin = strcmp(clean, "-") == 0;
	if (!is_stdin && stat(clean, &status) < 0) {
		report(diags, path);
	} else if (is_stdin || is_stream(&status)) {
		add_stream(bank, clean, diags);
	} else if (S_ISDIR(status.st_mode)) {
		walk.root = size + 1;
		add_directory(&walk, clean, &status, NULL);
	} else {
		walk.root = directory_size(clean);
		add_file(&walk, clean, &status);
	}
	free(clean);
}

void
bank_free(struct bank *bank)
{
	for (size_t i = 0; i < bank->count; i++)
		deck_free(bank->decks[i]);
	free(bank->decks);
	*bank = (struct bank){0};
}
