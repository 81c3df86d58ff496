#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/date.h"

/*
 * All that the library takes from the environment of the process.  See
 * ENVIRONMENT in qbank(1).
 */

/* Paths to look for a bank in; owns its strings. */
struct paths {
	char **list;
	size_t count, capacity;
};

/* Appends a copy of PATH. */
void paths_add(struct paths *paths, const char *path);

/*
 * The banks that the environment names, each to be opened: those of
 * $QBANK_PATH; else the first of these that is there: the user's own bank,
 * the one beside the program, the installed one.  *TRIED gets all that were
 * looked at.  False where there is none.
 */
bool environment_banks(struct paths *banks, struct paths *tried);

void paths_free(struct paths *paths);

/*
 * Appends the directory of saved banks: $QBANK_CACHE; else "qbank" below
 * $XDG_CACHE_HOME or ~/.cache.  False if $QBANK_CACHE is set to nothing, or
 * there is no home.
 */
bool environment_cache(struct buffer *directory);

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/*
 * Whether what is written to the descriptor FD should have colour: MODE,
 * then a non-empty $NO_COLOR (no-color.org), then $CLICOLOR_FORCE
 * (bixense.com/clicolors), then whether it is a terminal that has a $TERM
 * other than "dumb".
 */
bool environment_color(enum color_mode mode, int fd);

/*
 * Today, by the clock and $TZ as the C library takes it; 1970-01-01 where
 * the clock tells none.
 */
struct date environment_today(void);

#endif
