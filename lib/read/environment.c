#include "read/environment.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"

/* The installed bank; the Makefile sets it. */
#ifndef DATADIR
#define DATADIR "/usr/local/share"
#endif

/* A terminal with fewer columns cuts lines itself. */
enum { MIN_COLUMNS = 20, DEFAULT_COLUMNS = 80, MAX_COLUMNS = 10000 };

void
paths_add(struct paths *paths, const char *path)
{
	paths->list = mem_grow(paths->list, &paths->capacity, paths->count + 1,
			       sizeof(*paths->list));
	paths->list[paths->count++] = mem_copy(path, strlen(path));
}

void
paths_free(struct paths *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		free(paths->list[i]);
	free(paths->list);
	*paths = (struct paths){0};
}

static const char *
value_of(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

static bool
add_path_variable(struct paths *banks)
{
	const char *path = value_of("QBANK_PATH");
	struct text rest, piece;

	if (path == NULL)
		return false;
	rest = text_of(path);
	while (text_cut(&rest, ':', &piece)) {
		char *copy = mem_copy(piece.data, piece.size);

		if (piece.size > 0)
			paths_add(banks, copy);
		free(copy);
	}
	return banks->count > 0;
}

/* Appends a directory without the slashes at its end, and then REST. */
static void
add_candidate(struct paths *tried, struct text directory, const char *rest)
{
	struct buffer path = {0};

	while (directory.size > 0 && directory.data[directory.size - 1] == '/')
		directory.size--;
	buffer_print(&path, "%.*s%s", TEXT_ARG(directory), rest);
	paths_add(tried, path.data);
	buffer_free(&path);
}

/*
 * Finds the directory that contains the program.  Returns false if it is
 * unknown.
 */
static bool
program_directory(struct buffer *directory)
{
	size_t capacity = 256;
	char *path = NULL;
	ssize_t size;

	do {
		capacity *= 2;
		path = mem_resize(path, capacity, 1);
		size = readlink("/proc/self/exe", path, capacity);
	} while (size > 0 && (size_t)size == capacity);
	while (size > 0 && path[size - 1] != '/')
		size--;
	if (size > 0)
		buffer_add(directory, path, (size_t)size);
	free(path);
	return size > 0;
}

static void
list_candidates(struct paths *tried)
{
	struct buffer directory = {0};
	const char *data = value_of("XDG_DATA_HOME"), *home = value_of("HOME");
	struct text program;

	/* The specification says to ignore a relative path. */
	if (data != NULL && data[0] == '/')
		add_candidate(tried, text_of(data), "/qbank/bank");
	else if (home != NULL)
		add_candidate(tried, text_of(home), "/.local/share/qbank/bank");
	if (program_directory(&directory)) {
		program = buffer_text(&directory);
		add_candidate(tried, program, "/bank");
		/* The path has no links, so that this is its parent. */
		while (program.size > 1 &&
		       program.data[program.size - 1] == '/')
			program.size--;
		while (program.size > 0 &&
		       program.data[program.size - 1] != '/')
			program.size--;
		add_candidate(tried, program, "/share/qbank/bank");
	}
	paths_add(tried, DATADIR "/qbank/bank");
	buffer_free(&directory);
}

bool
environment_banks(struct paths *banks, struct paths *tried)
{
	struct stat status;

	if (add_path_variable(banks))
		return true;
	list_candidates(tried);
	for (size_t i = 0; i < tried->count; i++) {
		if (stat(tried->list[i], &status) == 0 &&
		    S_ISDIR(status.st_mode)) {
			paths_add(banks, tried->list[i]);
			return true;
		}
	}
	return false;
}

bool
environment_cache(struct buffer *directory)
{
	const char *own = getenv("QBANK_CACHE");
	const char *cache = value_of("XDG_CACHE_HOME"),
		   *home = value_of("HOME");

	if (own != NULL)
		buffer_print(directory, "%s", own);
	else if (cache != NULL && cache[0] == '/')
		buffer_print(directory, "%s/qbank", cache);
	else if (home != NULL && home[0] == '/')
		buffer_print(directory, "%s/.cache/qbank", home);
	return directory->size > 0;
}

bool
environment_color(enum color_mode mode)
{
	const char *force = value_of("CLICOLOR_FORCE");
	const char *term = value_of("TERM");

	if (mode != COLOR_AUTO)
		return mode == COLOR_ALWAYS;
	if (value_of("NO_COLOR") != NULL)
		return false;
	if (force != NULL && strcmp(force, "0") != 0)
		return true;
	return isatty(STDOUT_FILENO) && term != NULL &&
	       strcmp(term, "dumb") != 0;
}

size_t
environment_columns(void)
{
	const char *text = value_of("COLUMNS");
	unsigned long columns = text != NULL ? strtoul(text, NULL, 10) : 0;
	struct winsize window;

	if (!isatty(STDOUT_FILENO))
		return 0;
	if ((columns == 0 || columns > MAX_COLUMNS) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0)
		columns = window.ws_col;
	if (columns == 0 || columns > MAX_COLUMNS)
		columns = DEFAULT_COLUMNS;
	return columns < MIN_COLUMNS ? MIN_COLUMNS : columns;
}

struct date
environment_today(void)
{
	time_t now = time(NULL);
	struct tm local;

	if (localtime_r(&now, &local) == NULL)
		return (struct date){1970, 1, 1};
	return (struct date){(int64_t)local.tm_year + 1900,
			     (unsigned)local.tm_mon + 1,
			     (unsigned)local.tm_mday};
}
