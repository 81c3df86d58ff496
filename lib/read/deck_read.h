#ifndef DECK_READ_H
#define DECK_READ_H

#include <stddef.h>

#include "read/deck.h"
#include "read/diag.h"

/*
 * Reads one YAML file, from the descriptor FD that stays the caller's, into
 * a deck that the caller owns.  PATH names the file in the deck and in what
 * is reported; TOPIC is that of the questions that name none; SIZE is the
 * file's size in bytes where it is known, else 0.
 *
 * All or nothing: with any error, the errors are added to DIAGS and the
 * result is NULL.  The format is described in qbank(5).
 */
struct deck *deck_read(int fd, size_t size, const char *path, struct text topic,
		       struct diags *diags);

#endif
