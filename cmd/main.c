#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/safe.h"
#include "cmdline.h"
#include "help.h"
#include "session.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

/*
 * Without descriptors 0 to 2, the next file that is opened would become
 * standard output.  What replaces one fails when it is used.
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

/* Lost output is never a success. */
static enum status
close_output(enum status status)
{
	bool failed = ferror(stdout) != 0;

	if (fclose(stdout) == 0 && !failed)
		return status;
	fprintf(stderr, "qbank: standard output: %s\n",
		errno != 0 ? strerror(errno) : "write error");
	return STATUS_TROUBLE;
}

static void
report_option(int found, const char *word)
{
	char letter[] = {'-', (char)optopt, '\0'};

	if (found == ':')
		fprintf(stderr, "qbank: option %s needs BANK; see qbank help\n",
			QUOTE(text_of(word)));
	else
		fprintf(stderr, "qbank: unknown option %s; see qbank help\n",
			QUOTE(text_of(optopt != 0 ? letter : word)));
}

/* False, and the status to end with, where no command is to be run. */
static bool
parse_globals(int argc, char **argv, struct options *options,
	      enum status *status)
{
	static const struct option table[] = {
	    {"bank", required_argument, NULL, 'b'},
	    {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'V'},
	    {0},
	};
	int found;

	*status = STATUS_OK;
	opterr = 0;
	while ((found = getopt_long(argc, argv, "+:b:hV", table, NULL)) != -1) {
		if (found == 'b') {
			paths_add(&options->banks, optarg);
			continue;
		}
		if (found == 'h') {
			help_print(stdout);
		} else if (found == 'V') {
			puts("qbank " VERSION);
		} else {
			report_option(found, argv[optind - 1]);
			*status = STATUS_TROUBLE;
		}
		return false;
	}
	if (optind < argc)
		return true;
	help_print(stderr);
	*status = STATUS_TROUBLE;
	return false;
}

static enum status
run_command(struct options *options, int argc, char **argv)
{
	const struct command *command = command_find(argv[0]);
	char **operands;

	if (command == NULL ||
	    !cmdline_parse(command, argc, argv, options, &operands))
		return STATUS_TROUBLE;
	if (!options->help)
		return session_run(command, options, operands);
	help_print_command(command, stdout);
	return STATUS_OK;
}

int
main(int argc, char **argv)
{
	struct options options;
	enum status status;

	open_standard_descriptors();
	options_init(&options);
	if (parse_globals(argc, argv, &options, &status))
		status = run_command(&options, argc - optind, argv + optind);
	options_free(&options);
	return (int)close_output(status);
}
