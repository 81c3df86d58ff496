#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buffer.h"

/*
 * The bytes of a bank file, within limits.  libyaml takes quadratic time for
 * directives, and gives a text only once it has all of it, so both are
 * measured before it sees them.
 */
struct input {
	int fd;
	int error;	       /* errno of a failed read(2), or 0 */
	struct buffer limit;   /* which limit was exceeded, or empty */
	size_t total;	       /* bytes read so far */
	size_t since_event;    /* of these, since input_restart() */
	unsigned directives;   /* lines that begin with % */
	size_t directive_size; /* bytes of the current line, if it is one */
	bool is_in_directive;
	bool has_begun;
	unsigned char last_byte; /* that was read, or a newline */
};

/* Starts to read the descriptor FD, which stays the caller's. */
void input_open(struct input *input, int fd);

/*
 * Reads up to SIZE bytes, without a byte-order mark at the front of the file.
 * Returns how many, 0 at the end, or -1 with either error or limit set.
 */
ssize_t input_read(struct input *input, unsigned char *data, size_t size);

/* Says that the text before was complete: the next one may be as long. */
void input_restart(struct input *input);

void input_free(struct input *input);

#endif
