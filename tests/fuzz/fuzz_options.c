#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "cmdline.h"
#include "fuzz.h"
#include "help.h"
#include "session.h"

/*
 * Treats lines as the words of a command line, after -b and a small bank.
 * Does the work of main() with standard output and error in memory.  Words
 * with a slash are left out, so no file except the bank is read.
 */
static const char deck[] = "title: T\n"
			   "questions:\n"
			   "- {id: a, question: a b?, level: junior,"
			   " tags: [t], source: [s/1], answer: yes}\n"
			   "- {id: b, question: 'b\n\n  c?', see: [a]}\n"
			   "- id: c\n"
			   "  question: \"esc \\e[31m\"\n"
			   "  choices: [{right: x}, {wrong: y}]\n";

enum { MOST_WORDS = 32 };

struct result {
	enum status status;
	bool is_quiet, may_color, has_nul, is_check;
	struct buffer out, error;
};

static char home[] = "/tmp/qbank-fuzz-XXXXXX";

static void
clean_up(void)
{
	if (chdir("..") == 0)
		rmdir("inner");
	rmdir(home);
}

/* The words "." and ".." must lead to empty directories. */
static void
enter_home(void)
{
	if (mkdtemp(home) == NULL || chdir(home) < 0 ||
	    mkdir("inner", S_IRWXU) < 0 || chdir("inner") < 0)
		fuzz_fail("no directory", text_of(home));
	atexit(clean_up);
}

/* Writes the bank once, to a file in memory. */
static const char *
bank_path(void)
{
	static char path[64];
	int fd;

	if (path[0] != '\0')
		return path;
	fd = memfd_create("bank", 0);
	if (fd < 0 || write(fd, deck, sizeof(deck) - 1) < 0)
		fuzz_fail("no file in memory", text_of(deck));
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	enter_home();
	/*
	 * Standard input is empty, and the environment names no existing file.
	 */
	close(STDIN_FILENO);
	open("/dev/null", O_RDONLY);
	setenv("QBANK_PATH", path, 1);
	setenv("QBANK_CACHE", "", 1);
	return path;
}

static void
run_command(struct result *result, struct options *options, char **words)
{
	const struct command *command = command_find(*words);
	int count = 0;

	while (words[count] != NULL)
		count++;
	if (command == NULL ||
	    !cmdline_parse(command, count, words, options, &words))
		return;
	result->is_check = strcmp(command->name, "check") == 0;
	if (options->help)
		help_print_command(command, stdout);
	result->status =
	    options->help ? STATUS_OK : session_run(command, options, words);
}

static void
run(struct result *result, int argc, char **argv)
{
	struct options options;
	char **words;

	result->status = STATUS_TROUBLE;
	options_init(&options);
	if (cmdline_parse(&command_none, argc, argv, &options, &words)) {
		if (options.help || options.version) {
			help_print(stdout);
			result->status = STATUS_OK;
		} else if (*words == NULL) {
			help_print(stderr);
		} else {
			run_command(result, &options, words);
		}
	}
	/*
	 * As in grep(1), -o prints nothing for an empty match, and -c prints a
	 * 0.
	 */
	result->is_quiet =
	    options.is_quiet || options.only_matching || options.counts;
	result->may_color = options.color == COLOR_ALWAYS;
	result->has_nul = options.sheet.terminator == '\0';
	options_free(&options);
}

/*
 * Runs with standard output and error in memory, which the C library supports.
 */
static void
capture(struct result *result, int argc, char **argv)
{
	FILE *out = stdout, *error = stderr;
	char *data[2];
	size_t sizes[2];

	stdout = open_memstream(&data[0], &sizes[0]);
	stderr = open_memstream(&data[1], &sizes[1]);
	run(result, argc, argv);
	fclose(stdout);
	fclose(stderr);
	stdout = out;
	stderr = error;
	buffer_add(&result->out, data[0], sizes[0]);
	buffer_add(&result->error, data[1], sizes[1]);
	free(data[0]);
	free(data[1]);
}

static void
check(const struct result *result, struct text words)
{
	struct text out = buffer_text(&result->out);
	struct text error = buffer_text(&result->error);
	const char *wrong = fuzz_check_safe(error, "\t");

	if (wrong != NULL)
		fuzz_fail(wrong, error);
	if (!result->may_color && !result->has_nul) {
		wrong = fuzz_check_safe(out, "\t\f");
		if (wrong != NULL)
			fuzz_fail(wrong, out);
	}
	fuzz_require(result->status <= STATUS_TROUBLE, "a status", words);
	fuzz_require(result->status != STATUS_TROUBLE || error.size > 0,
		     "trouble without a message", words);
	if (result->is_check || result->is_quiet)
		return;
	fuzz_require(result->status != STATUS_OK || out.size > 0,
		     "success without output", words);
	fuzz_require(result->status != STATUS_NOTHING || out.size == 0,
		     "output with status 1", words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text given = {(const char *)data, size}, rest = given, word;
	char *argv[MOST_WORDS + 4];
	struct result result = {0};
	int argc = 0;

	argv[argc++] = mem_copy("qbank", 5);
	bank_path();
	while (argc < MOST_WORDS && text_cut(&rest, '\n', &word)) {
		if (memchr(word.data, '/', word.size) == NULL)
			argv[argc++] = mem_copy(word.data, word.size);
	}
	argv[argc] = NULL;
	capture(&result, argc, argv);
	check(&result, given);
	buffer_free(&result.out);
	buffer_free(&result.error);
	while (argc > 0)
		free(argv[--argc]);
	return 0;
}
