#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "read/confine.h"

static void
test_rights_of_versions(void **state)
{
	(void)state;
	/* landlock(7): the first version knows rights up to MAKE_SYM. */
	assert_int_equal(confine_rights(1).files, 0x1FFF);
	assert_int_equal(confine_rights(2).files, 0x3FFF); /* REFER */
	assert_int_equal(confine_rights(3).files, 0x7FFF); /* TRUNCATE */
	assert_int_equal(confine_rights(4).files, 0x7FFF);
	assert_int_equal(confine_rights(5).files, 0xFFFF); /* IOCTL_DEV */
	assert_int_equal(confine_rights(3).network, 0);
	assert_int_equal(confine_rights(4).network, 3);
	assert_int_equal(confine_rights(5).scopes, 0);
	assert_int_equal(confine_rights(6).scopes, 3);
	assert_int_equal(confine_rights(99).files, confine_rights(6).files);
}

static bool
is_supported(void)
{
#if defined(SYS_landlock_create_ruleset) && !defined(NO_LANDLOCK)
	return syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0;
#else
	return false;
#endif
}

static char place[] = "/tmp/qbank-confine-XXXXXX";

static int
make_place(void **state)
{
	(void)state;
	return mkdtemp(place) == NULL || chdir(place) != 0 ||
		       mkdir("bank", 0700) != 0 || mkdir("cache", 0700) != 0 ||
		       mkdir("out", 0700) != 0 || mkfifo("pipe", 0600) != 0 ||
		       close(creat("bank/deck", 0600)) != 0 ||
		       close(creat("outside", 0600)) != 0
		   ? -1
		   : 0;
}

static int
remove_place(void **state)
{
	static const char *const names[] = {"bank/deck", "cache/new", "out/new",
					    "pipe",	 "outside",   "bank",
					    "cache",	 "out",	      place};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		remove(names[i]);
	return 0;
}

static bool
opens(const char *path, int flags)
{
	int fd = open(path, flags | O_NONBLOCK, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/*
 * Checks what a confined process sees.  Returns the number of the first
 * surprise.
 */
static int
first_surprise(int inherited, int pipe_end)
{
	char through[64];

	snprintf(through, sizeof(through), "/proc/self/fd/%d", pipe_end);
	const bool right[] = {
	    opens("bank/deck", O_RDONLY),
	    !opens("bank/deck", O_WRONLY),
	    !opens("bank/new", O_WRONLY | O_CREAT),
	    !opens("outside", O_RDONLY),
	    !opens("outside", O_WRONLY),
	    opens("pipe", O_RDONLY),
	    opens("cache/new", O_WRONLY | O_CREAT),
	    opens("out/new", O_WRONLY | O_CREAT),
	    !opens("new", O_WRONLY | O_CREAT),
	    write(inherited, "x", 1) == 1,
	    opens(through, O_RDONLY),
	    rename("cache/new", "cache/newer") == 0 &&
		rename("cache/newer", "cache/new") == 0,
	    remove("outside") != 0,
	};

	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++)
		if (!right[i])
			return (int)i + 1;
	return 0;
}

static void
test_a_confined_process(void **state)
{
	struct paths readable = {0};
	int status, inherited, ends[2];
	pid_t child;

	(void)state;
	if (!is_supported()) {
		/* prove(1) takes what cmocka's skip() prints for a failure. */
		print_message("# no Landlock in this kernel or build\n");
		return;
	}
	assert_int_equal(pipe(ends), 0);
	inherited = open("outside", O_WRONLY);
	paths_add(&readable, "bank");
	paths_add(&readable, "pipe");
	paths_add(&readable, "vanished");
	child = fork();
	if (child == 0) {
		char through[64];
		int cache = open("cache", O_RDONLY | O_DIRECTORY);

		snprintf(through, sizeof(through), "/dev/fd/%d", ends[0]);
		paths_add(&readable, through);
		confine(&readable, cache, "out");
		_exit(first_surprise(inherited, ends[0]));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WIFEXITED(status), 1);
	assert_int_equal(WEXITSTATUS(status), 0);
	paths_free(&readable);
	close(inherited);
	close(ends[0]);
	close(ends[1]);
}

/* Without a descriptor for the rules nothing is denied by mistake. */
static void
test_too_few_descriptors(void **state)
{
	const struct rlimit few = {32, 32};
	struct paths readable = {0};
	int status;
	pid_t child;

	(void)state;
	paths_add(&readable, "bank");
	for (int spare = 0; spare < 3; spare++) {
		child = fork();
		if (child == 0) {
			int last = dup(STDIN_FILENO), next;

			setrlimit(RLIMIT_NOFILE, &few);
			while ((next = dup(last)) >= 0)
				last = next;
			for (int i = 0; i < spare; i++)
				close(last - i);
			confine(&readable, -1, NULL);
			close(last);
			_exit(opens("bank/deck", O_RDONLY) ? 0 : 1);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
	}
	paths_free(&readable);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rights_of_versions),
	    cmocka_unit_test(test_a_confined_process),
	    cmocka_unit_test(test_too_few_descriptors),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
