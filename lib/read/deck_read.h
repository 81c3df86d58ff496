#ifndef DECK_READ_H
#define DECK_READ_H

#include <stddef.h>

#include "read/deck.h"
#include "read/diag.h"

/*
 * Reads one YAML file from FD, which the caller closes, and returns a deck that
 * the caller owns.  PATH names the file in the deck and in messages.  TOPIC
 * applies to questions without a topic.  SIZE is the size of the file in bytes,
 * or 0 if it is unknown.
 *
 * If the file has any error, adds the errors to DIAGS and returns NULL.  See
 * qbank(5) for the format.
 */
struct deck *deck_read(int fd, size_t size, const char *path, struct text topic,
		       struct diags *diags);

#endif
