#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buffer.h"
#include "read/breaks.h"
#include "read/json.h"

/*
 * The bytes of a bank file as YAML, within limits. libyaml takes quadratic time
 * for directives, and it returns a text only when the text is complete, so both
 * are measured before libyaml sees them.
 */
struct input {
	int fd;
	int error;	       /* errno of a failed read(2), or 0 */
	struct buffer refusal; /* why reading stopped, or empty */
	struct json json;
	struct breaks breaks;  /* of what was returned */
	size_t size;	       /* of the file in bytes, or 0: unknown */
	size_t total;	       /* bytes read so far */
	size_t since_event;    /* since input_restart() */
	unsigned directives;   /* lines that begin with % */
	size_t directive_size; /* bytes of the current line, if it is one */
	bool is_in_directive;
	bool has_begun, has_ended;
	unsigned char last_byte; /* the byte read last, or a newline */
};

/*
 * Starts to read FD, which the caller closes later.  SIZE is the size of the
 * file in bytes, or 0 if it is unknown; a file that is too large is not read.
 */
void input_open(struct input *input, int fd, size_t size);

/*
 * Reads up to SIZE bytes of YAML, and skips a byte-order mark at the beginning
 * of the file.  Returns the number of bytes, 0 at the end, or -1 with either
 * error or refusal set.
 */
ssize_t input_read(struct input *input, unsigned char *data, size_t size);

/* Restarts the limit on the size of a text, after a complete text. */
static inline void
input_restart(struct input *input)
{
	input->since_event = 0;
}

/*
 * Returns whether the places in the file are not those in what was returned,
 * so far.
 */
static inline bool
input_moves(const struct input *input)
{
	return input->breaks.count > 0 || input->json.is_list;
}

/*
 * Changes a place in what was returned, counted from 1, to the one in the file.
 * The column is 0 if it is unknown.
 */
void input_place(const struct input *input, unsigned *line, unsigned *column);

void input_free(struct input *input);

#endif
