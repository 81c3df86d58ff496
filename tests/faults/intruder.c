#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Meant for LD_PRELOAD.  Plays an intruder who has taken over the parser
 * before it reads the first byte.  Carries out the lines of $INTRUDER, each a
 * verb, a blank and a path, and prints each with the system's answer to
 * standard error.
 */

static int
try_open(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd >= 0)
		close(fd);
	return fd < 0 ? -1 : 0;
}

static int
try(const char *verb, const char *path)
{
	if (strcmp(verb, "read") == 0)
		return try_open(path, O_RDONLY);
	if (strcmp(verb, "list") == 0)
		return try_open(path, O_RDONLY | O_DIRECTORY);
	if (strcmp(verb, "write") == 0)
		return try_open(path, O_WRONLY);
	if (strcmp(verb, "make") == 0)
		return try_open(path, O_WRONLY | O_CREAT | O_EXCL);
	if (strcmp(verb, "remove") == 0)
		return unlink(path);
	if (strcmp(verb, "link") == 0)
		return symlink("/", path);
	if (strcmp(verb, "run") == 0)
		return execl(path, path, (char *)NULL);
	if (strcmp(verb, "stop") == 0)
		return raise(SIGSTOP);
	if (strcmp(verb, "landlock") == 0)
		return syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0
			   ? 0
			   : -1;
	errno = EINVAL;
	return -1;
}

static void
intrude(void)
{
	const char *script = getenv("INTRUDER");
	char *lines = strdup(script != NULL ? script : ""), *rest = NULL;

	for (char *line = strtok_r(lines, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest)) {
		char *blank = strchr(line, ' ');

		*blank = '\0';
		errno = 0;
		try(line, blank + 1);
		dprintf(STDERR_FILENO, "%s %s: %s\n", line, blank + 1,
			strerror(errno));
	}
	free(lines);
}

int
yaml_parser_initialize(void *parser)
{
	int (*next)(void *);

	intrude();
	*(void **)&next = dlsym(RTLD_NEXT, "yaml_parser_initialize");
	return next(parser);
}
