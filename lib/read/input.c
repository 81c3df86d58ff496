#include "read/input.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"

enum {
	MAX_DIRECTIVES = 16,  /* lines that begin with % */
	MAX_DIRECTIVE = 1024, /* bytes of such a line */
	MAX_TEXT = 16 << 20,  /* bytes */
	MAX_FILE = 1 << 30,   /* bytes */
};

/*
 * Returns whether a byte ends a line: LF, CR, or the last byte of NEL, LS, or
 * PS.
 */
static bool
ends_line(unsigned char byte)
{
	return byte == '\n' || byte == '\r' || byte == 0x85 || byte == 0xA8 ||
	       byte == 0xA9;
}

/* Measures the lines that begin with %, before libyaml sees them. */
static void
measure_directives(struct input *input, const unsigned char *data, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (input->is_in_directive) {
			input->directive_size++;
			input->is_in_directive = !ends_line(data[i]);
		} else {
			const unsigned char *percent =
			    memchr(data + i, '%', size - i);

			if (percent == NULL)
				break;
			i = (size_t)(percent - data);
			if (!ends_line(i > 0 ? data[i - 1] : input->last_byte))
				continue;
			input->directives++;
			input->directive_size = 0;
			input->is_in_directive = true;
		}
		if (input->directive_size > MAX_DIRECTIVE)
			break;
	}
	if (size > 0)
		input->last_byte = data[size - 1];
}

/*
 * Returns whether the file is within the limits.  If not, input->refusal says
 * which one it exceeds.
 */
static bool
is_within_limits(struct input *input)
{
	struct buffer *limit = &input->refusal;

	if (input->directives > MAX_DIRECTIVES)
		buffer_print(limit, "limit: more than %d lines begin with %%",
			     MAX_DIRECTIVES);
	else if (input->directive_size > MAX_DIRECTIVE)
		buffer_print(limit,
			     "limit: a line that begins with %% is longer "
			     "than %d bytes",
			     MAX_DIRECTIVE);
	else if (input->total > MAX_FILE || input->size > MAX_FILE)
		buffer_print(limit, "limit: a file is larger than %d GiB",
			     MAX_FILE >> 30);
	else if (input->since_event > MAX_TEXT)
		buffer_print(limit, "limit: a text is larger than %d MiB",
			     MAX_TEXT >> 20);
	return limit->size == 0;
}

/*
 * Skips a byte-order mark, which has no meaning here but which libyaml would
 * count as a column.  If a pipe delivers only part of it, waits for the rest.
 */
static size_t
skip_mark(int fd, unsigned char *data, size_t size, size_t got)
{
	static const unsigned char mark[] = {0xEF, 0xBB, 0xBF};
	ssize_t more = 1;

	while (got < sizeof(mark) && size >= sizeof(mark) && more > 0 &&
	       memcmp(data, mark, got) == 0) {
		more = file_read(fd, data + got, sizeof(mark) - got);
		got += more > 0 ? (size_t)more : 0;
	}
	if (got < sizeof(mark) || memcmp(data, mark, sizeof(mark)) != 0)
		return got;
	got -= sizeof(mark);
	memmove(data, data + sizeof(mark), got);
	if (got == 0) {
		more = file_read(fd, data, size);
		got = more > 0 ? (size_t)more : 0;
	}
	return got;
}

void
input_open(struct input *input, int fd, size_t size)
{
	*input = (struct input){
	    .fd = fd, .size = size, .breaks = {.line = 1}, .last_byte = '\n'};
}

/* Reads bytes of the file, as input_read() does, before they are made YAML. */
static ssize_t
read_file(struct input *input, unsigned char *data, size_t size)
{
	ssize_t count;

	if (!input->has_begun && !is_within_limits(input))
		return -1;
	count = file_read(input->fd, data, size);
	if (count < 0) {
		input->error = errno;
		return -1;
	}
	if (!input->has_begun)
		count =
		    (ssize_t)skip_mark(input->fd, data, size, (size_t)count);
	input->has_begun = true;
	input->has_ended = count == 0;
	input->total += (size_t)count;
	input->since_event += (size_t)count;
	measure_directives(input, data, (size_t)count);
	return is_within_limits(input) ? count : -1;
}

/* Does the same as input_read(), without counting the lines. */
static ssize_t
read_yaml(struct input *input, unsigned char *data, size_t size)
{
	struct json *json = &input->json;
	size_t ready;

	while ((ready = json_take(json, data, size)) == 0) {
		ssize_t count;

		if (json->is_broken) {
			buffer_print(&input->refusal,
				     "not JSON, unlike the lines before it; "
				     "write one object on each line");
			return -1;
		}
		if (input->has_ended)
			return 0;
		count = read_file(input, data, size);
		if (count < 0 || json_passes(json, data, (size_t)count))
			return count;
		if (count == 0)
			json_end(json);
		else
			json_add(json, data, (size_t)count);
	}
	return (ssize_t)ready;
}

ssize_t
input_read(struct input *input, unsigned char *data, size_t size)
{
	ssize_t count = read_yaml(input, data, size);

	if (count > 0)
		breaks_add(&input->breaks, data, (size_t)count);
	return count;
}

void
input_place(const struct input *input, unsigned *line, unsigned *column)
{
	bool is_whole;

	*line = breaks_line(&input->breaks, *line, &is_whole);
	/* A list of JSON begins with a byte of our own. */
	if (*line == 1 && input->json.is_list && *column > 1)
		--*column;
	if (!is_whole)
		*column = 0;
}

void
input_free(struct input *input)
{
	buffer_free(&input->refusal);
	json_free(&input->json);
	breaks_free(&input->breaks);
}
