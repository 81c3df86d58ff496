#ifndef NAME_H
#define NAME_H

#include <stdbool.h>

#include "base/text.h"

/*
 * The name of a topic or a source: databases/redis is in databases.  A word of
 * a filter stands for the name that it is, for all names in that, and for those
 * that it matches as a glob, fnmatch(3).
 */

/* Returns whether WORD stands for NAME. */
bool name_matches(struct text word, struct text name);

/*
 * Calls VISIT for NAME, and for each name that it is in, until it returns
 * true; returns whether it did.
 */
bool name_visit(struct text name,
		bool (*visit)(void *context, struct text name), void *context);

/* Returns a word of a filter without slashes at its end. */
struct text name_of_word(struct text word);

/* Returns whether a name matches a glob, fnmatch(3). */
bool name_matches_glob(struct text glob, struct text name);

/* Returns whether a word of a filter is a glob. */
bool name_is_glob(struct text word);

#endif
