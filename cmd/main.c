#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "usage.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

/*
 * Without descriptors 0 to 2, the next file that is opened would become
 * standard output.  What stands in for one fails when it is used.
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

/* False, and the status to end with, where no command is to be run. */
static bool
parse_globals(int argc, char **argv, struct session *session,
	      enum status *status)
{
	static const struct option options[] = {
	    {"bank", required_argument, NULL, 'b'},
	    {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'V'},
	    {0},
	};
	int found;

	*status = STATUS_OK;
	opterr = 0;
	while ((found = getopt_long(argc, argv, "+:b:hV", options, NULL)) !=
	       -1) {
		if (found == 'b') {
			paths_add(&session->banks, optarg);
		} else if (found == 'h') {
			usage_print(stdout);
			return false;
		} else if (found == 'V') {
			puts("qbank " VERSION);
			return false;
		} else {
			fprintf(stderr, "qbank: %s %s; see qbank --help\n",
				found == ':' ? "an argument is missing for"
					     : "unknown option",
				argv[optind - 1]);
			*status = STATUS_TROUBLE;
			return false;
		}
	}
	return true;
}

static enum status
run_command(struct session *session, int argc, char **argv)
{
	struct options options;
	enum status status = STATUS_TROUBLE;
	char **operands;

	session->command = command_find(argv[0]);
	if (session->command == NULL)
		return STATUS_TROUBLE;
	options_init(&options);
	if (command_parse(session->command, argc, argv, &options, &operands)) {
		if (options.help) {
			command_print_help(session->command, stdout);
			status = STATUS_OK;
		} else {
			status =
			    session->command->run(session, &options, operands);
		}
	}
	options_free(&options);
	return status;
}

int
main(int argc, char **argv)
{
	struct session session = {0};
	enum status status;

	open_standard_descriptors();
	if (parse_globals(argc, argv, &session, &status)) {
		if (optind < argc) {
			status =
			    run_command(&session, argc - optind, argv + optind);
		} else {
			usage_print(stderr);
			status = STATUS_TROUBLE;
		}
	}
	paths_free(&session.banks);
	return (int)close_output(status);
}
