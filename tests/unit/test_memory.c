#include "unit.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "select/arena.h"

static void
resize(void)
{
	mem_resize(NULL, SIZE_MAX / 2, 3);
}

static void
grow(void)
{
	size_t capacity = 0;

	mem_grow(NULL, &capacity, SIZE_MAX, 1);
}

static void
take_piece(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_take(&arena, SIZE_MAX);
}

/* Returns the status with which a process ends that calls CALL. */
static int
status_of(void (*call)(void))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		call();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* More than there can be is as much as there is not. */
static void
test_a_size_that_overflows_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(status_of(resize), 2);
	assert_int_equal(status_of(grow), 2);
	assert_int_equal(status_of(take_piece), 2);
}

static void
test_no_bytes_are_still_memory(void **state)
{
	void *memory = mem_alloc(0);

	(void)state;
	assert_non_null(memory);
	memory = mem_resize(memory, 0, 8);
	assert_non_null(memory);
	memory = mem_resize(memory, 8, 0);
	assert_non_null(memory);
	free(memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_size_that_overflows_ends_the_program),
	    cmocka_unit_test(test_no_bytes_are_still_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
