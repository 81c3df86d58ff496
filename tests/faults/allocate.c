#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>

/*
 * Meant for LD_PRELOAD.  Allocation number $FAULT_AT, from 1, of main() fails.
 * If $FAULT_FROM is set, all later ones fail as well.  The descriptor $FAULT_FD
 * receives a byte when that allocation is reached.
 */
static long count, at;
static int goes_on, report = -1;

static void
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

	/* Allocations before main() belong to the loader. */
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

typedef int program(int, char **, char **);
static program *real_main;

/* What runs after main(), such as gcov's part, gets all it asks for. */
static void
end(void)
{
	at = 0;
}

static int
failing_main(int argc, char **argv, char **variables)
{
	atexit(end);
	begin();
	return real_main(argc, argv, variables);
}

extern int __libc_start_main(program *, int, char **, void (*)(void),
			     void (*)(void), void (*)(void), void *);

int
__libc_start_main(program *given, int argc, char **argv, void (*init)(void),
		  void (*fini)(void), void (*loader)(void), void *stack)
{
	int (*start)(program *, int, char **, void (*)(void), void (*)(void),
		     void (*)(void), void *) = NULL;

	*(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
	real_main = given;
	return start(failing_main, argc, argv, init, fini, loader, stack);
}
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
