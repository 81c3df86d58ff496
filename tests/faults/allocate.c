#include <errno.h>
#include <stdlib.h>

/*
 * Meant for LD_PRELOAD.  Allocation number $FAULT_AT, from 1, fails.  If
 * $FAULT_FROM is set, all later ones fail as well.  The descriptor $FAULT_FD
 * receives a byte when that allocation is reached.
 */
static long count, at = -1;
static int goes_on, report = -1;

__attribute__((constructor)) static void
begin(void)
{
	const char *text = getenv("FAULT_AT");

	at = text != NULL ? strtol(text, NULL, 10) : 0;
	goes_on = getenv("FAULT_FROM") != NULL;
	text = getenv("FAULT_FD");
	report = text != NULL ? (int)strtol(text, NULL, 10) : -1;
	count = 0;
}

extern long write(int, const void *, unsigned long);

static int
fails(void)
{
	long number = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);

	/* Allocations before the constructor belong to the loader. */
	if (at <= 0 || number < at || (number > at && !goes_on))
		return 0;
	if (number == at) {
		int error = errno;

		if (write(report, "x", 1) < 0)
			errno = error;
	}
	errno = ENOMEM;
	return 1;
}

/* NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl*): the C library's names */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl*) */

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}
