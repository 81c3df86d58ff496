#ifndef COMPLETE_H
#define COMPLETE_H

#include "session.h"

/*
 * Prints what can replace the last of WORDS, those of a command line after
 * "qbank" up to the cursor and a NULL: a line "WORD TAB DESCRIPTION" for each
 * word.  A line without a word means the names of files.  Returns
 * STATUS_NOTHING if there is no such word.
 */
enum status complete_print(struct session *session, char **words);

#endif
