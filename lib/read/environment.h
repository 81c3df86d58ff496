#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/date.h"

/*
 * Everything that depends on the environment of the process.  See ENVIRONMENT
 * in qbank(1).
 */

/* A list of paths, which owns its strings. */
struct paths {
	char **list;
	size_t count, capacity;
};

/* Appends a copy of PATH. */
void paths_add(struct paths *paths, const char *path);

/*
 * Appends the banks to read: those in $QBANK_PATH, or else the first one that
 * exists of the user's own bank, the bank next to the program, and the
 * installed bank.  Appends all paths that were tried to *TRIED.  Returns false
 * if there is no bank.
 */
bool environment_banks(struct paths *banks, struct paths *tried);

void paths_free(struct paths *paths);

/*
 * Appends the directory of saved banks: $QBANK_CACHE, or else "qbank" in
 * $XDG_CACHE_HOME or ~/.cache.  Returns false if $QBANK_CACHE is set but empty,
 * or there is no home directory.
 */
bool environment_cache(struct buffer *directory);

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/*
 * Returns whether standard output should have color.  MODE decides first, then
 * a non-empty $NO_COLOR (no-color.org), then $CLICOLOR_FORCE
 * (bixense.com/clicolors), then whether it is a terminal and $TERM is not
 * "dumb".
 */
bool environment_color(enum color_mode mode);

/*
 * Returns the columns of the terminal that standard output is: $COLUMNS, or
 * else what the terminal says, or else 80; at least 20.  Returns 0 if standard
 * output is not a terminal.
 */
size_t environment_columns(void);

/*
 * Returns today's date by the clock and $TZ, or 1970-01-01 if the clock cannot
 * be read.
 */
struct date environment_today(void);

#endif
