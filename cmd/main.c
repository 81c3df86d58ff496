#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmdline.h"
#include "help.h"
#include "session.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

/*
 * Opens descriptors 0 to 2 if they are closed.  Otherwise the next file that is
 * opened would become standard output.  Using a replacement fails.
 */
static void
open_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null",
			 fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(STATUS_TROUBLE);
}

/* Closes standard output; lost output is trouble. */
static enum status
close_output(enum status status)
{
	bool failed = ferror(stdout) != 0;

	if (fclose(stdout) == 0 && !failed)
		return status;
	fprintf(stderr, "qbank: standard output: %s\n", strerror(errno));
	return STATUS_TROUBLE;
}

static enum status
run(struct options *options, char **words)
{
	const struct command *command;
	int count = 0;

	if (options->help || options->version) {
		if (options->help)
			help_print(stdout);
		else
			puts("qbank " VERSION);
		return STATUS_OK;
	}
	if (*words == NULL) {
		help_print(stderr);
		return STATUS_TROUBLE;
	}
	while (words[count] != NULL)
		count++;
	command = command_find(*words);
	if (command == NULL ||
	    !cmdline_parse(command, count, words, options, &words))
		return STATUS_TROUBLE;
	if (!options->help)
		return session_run(command, options, words);
	help_print_command(command, stdout);
	return STATUS_OK;
}

int
main(int argc, char **argv)
{
	struct options options;
	enum status status = STATUS_TROUBLE;
	char **words;

	open_standard_descriptors();
	/*
	 * If a file may not grow (also in the cache), write(2) must return an
	 * error.
	 */
	signal(SIGXFSZ, SIG_IGN);
	options_init(&options);
	options.is_alone = true;
	if (cmdline_parse(&command_none, argc, argv, &options, &words))
		status = run(&options, words);
	options_free(&options);
	return (int)close_output(status);
}
