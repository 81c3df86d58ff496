#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmdline.h"
#include "fuzz.h"
#include "session.h"

/*
 * Tries every change of one byte of a small bank, that is, all 255 other
 * values at each place.  Each changed bank is read, checked, and written by
 * the harness of the fuzzer, and listed as a command would.  A status other
 * than 0, 1, and 2 is a mistake, and so is empty output with a status that
 * promises some.
 */
static const char seed[] = "title: T\n"
			   "tags: [t]\n"
			   "questions:\n"
			   "- id: a\n"
			   "  question: Is \"a\" 1?\n"
			   "  level: junior\n"
			   "  see: [b]\n"
			   "  points: 2\n"
			   "  answer: |\n"
			   "    - *x* `y` [l](u)\n"
			   "\n"
			   "    ```c\n"
			   "    a\n"
			   "    ```\n"
			   "- {question: \"\\e[m\", choices:"
			   " [right: x, wrong: y]}\n";

static enum status
list(const char *path, struct buffer *out, struct buffer *error)
{
	FILE *old_out = stdout, *old_error = stderr;
	char *words[] = {(char *)"list", (char *)"-b", (char *)path, NULL};
	char *data[2], **operands;
	size_t sizes[2];
	struct options options;
	enum status status = STATUS_TROUBLE;
	const struct command *command = command_find("list");

	stdout = open_memstream(&data[0], &sizes[0]);
	stderr = open_memstream(&data[1], &sizes[1]);
	options_init(&options);
	options.no_cache = true;
	if (cmdline_parse(command, 3, words, &options, &operands))
		status = session_run(command, &options, operands);
	options_free(&options);
	fclose(stdout);
	fclose(stderr);
	stdout = old_out;
	stderr = old_error;
	buffer_add(out, data[0], sizes[0]);
	buffer_add(error, data[1], sizes[1]);
	free(data[0]);
	free(data[1]);
	return status;
}

static void
try(int fd, const char *path, struct text text, size_t counts[3])
{
	struct buffer out = {0}, error = {0};
	enum status status;

	if (pwrite(fd, text.data, text.size, 0) != (ssize_t)text.size)
		fuzz_fail("no file", text);
	status = list(path, &out, &error);
	fuzz_require(status <= STATUS_TROUBLE, "a status", text);
	fuzz_require(status != STATUS_OK || (out.size > 0 && error.size == 0),
		     "success, but not of everything", text);
	fuzz_require(status != STATUS_NOTHING || out.size == 0,
		     "output with status 1", text);
	fuzz_require(status != STATUS_TROUBLE || error.size > 0,
		     "trouble without a message", text);
	counts[status]++;
	buffer_free(&out);
	buffer_free(&error);
	LLVMFuzzerTestOneInput((const void *)text.data, text.size);
}

int
main(void)
{
	char bytes[sizeof(seed)], path[64];
	struct text text = {bytes, sizeof(seed) - 1};
	size_t counts[3] = {0};
	int fd = open("/tmp", O_TMPFILE | O_RDWR, 0600);

	if (fd < 0) {
		perror("/tmp");
		return EXIT_FAILURE;
	}
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	memcpy(bytes, seed, sizeof(seed));
	for (size_t i = 0; i < text.size; i++) {
		for (unsigned change = 1; change < 256; change++) {
			bytes[i] = (char)((unsigned char)seed[i] ^ change);
			try(fd, path, text, counts);
		}
		bytes[i] = seed[i];
	}
	printf("mutants: %zu with status 0, %zu with 1, %zu with 2\n",
	       counts[STATUS_OK], counts[STATUS_NOTHING],
	       counts[STATUS_TROUBLE]);
	return EXIT_SUCCESS;
}
