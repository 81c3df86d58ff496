#include "read/confine.h"

#if !defined(NO_LANDLOCK) && defined(__has_include)
#if __has_include(<linux/landlock.h>)
#define HAS_LANDLOCK
#endif
#endif

/*
 * The newest version that is known here, and the number of rights on files of
 * each version.  Headers may be older than the kernel.
 */
enum { NEWEST = 6 };
static const unsigned char file_rights[] = {13, 14, 15, 15, 16, 16};

struct confine_rights
confine_rights(int version)
{
	int known = version < NEWEST ? version : NEWEST;

	return (struct confine_rights){
	    .files = (UINT64_C(1) << file_rights[known - 1]) - 1,
	    .network = known >= 4 ? 3 : 0, /* to bind and connect by TCP */
	    .scopes = known >= 6 ? 3 : 0,  /* abstract sockets and signals */
	};
}

#ifdef HAS_LANDLOCK

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "read/source.h"

static const uint64_t can_change =
    LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_READ_FILE |
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_REMOVE_FILE;

/*
 * Returns the descriptor of a set of rules that denies everything, or -1.  Some
 * kernels lack a part of the version that they report, so older ones are tried
 * too.
 */
static int
deny_all(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
			       LANDLOCK_CREATE_RULESET_VERSION);
	int rules = -1;

	if (version > NEWEST)
		version = NEWEST;
	for (; version > 0 && rules < 0; version--) {
		struct confine_rights rights = confine_rights((int)version);

		rules = (int)syscall(SYS_landlock_create_ruleset, &rights,
				     sizeof(rights), 0);
	}
	return rules;
}

/*
 * Allows RIGHTS on what FD is, and below it.  An anonymous pipe needs no rule
 * and can have none.
 */
static bool
allow(int rules, int fd, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {
	    .allowed_access = rights,
	    .parent_fd = fd,
	};

	return syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
		       &rule, 0) == 0 ||
	       errno == EBADFD;
}

/*
 * Does the same as allow() for a path.  A path that has become unreachable
 * needs no rule, or a bank that changes could keep the process unconfined.
 */
static bool
allow_path(int rules, const char *path, uint64_t rights)
{
	int fd = source_open_path(path, O_PATH | O_CLOEXEC);
	bool done;

	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES ||
		       errno == ELOOP;
	done = allow(rules, fd, rights);
	close(fd);
	return done;
}

static bool
allow_all(int rules, const struct paths *readable, int cache,
	  const char *output)
{
	for (size_t i = 0; i < readable->count; i++)
		if (!allow_path(rules, readable->list[i],
				LANDLOCK_ACCESS_FS_READ_FILE))
			return false;
	return (cache < 0 || allow(rules, cache, can_change)) &&
	       (output == NULL || allow_path(rules, output, can_change));
}

void
confine(const struct paths *readable, int cache, const char *output)
{
	int rules = deny_all();

	if (rules < 0)
		return;
	/* The kernel wants a process that cannot gain rights by execve(2). */
	if (allow_all(rules, readable, cache, output) &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
}

#else

void
confine(const struct paths *readable, int cache, const char *output)
{
	(void)readable;
	(void)cache;
	(void)output;
}

#endif
