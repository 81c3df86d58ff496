#include "select/matchers.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/parallel.h"

void
matchers_init(struct matchers *matchers, unsigned count, unsigned milliseconds)
{
	matchers->list = mem_resize(NULL, count, sizeof(*matchers->list));
	matchers->count = count;
	for (unsigned i = 0; i < count; i++)
		matchers->list[i] = matcher_new(milliseconds);
}

void
matchers_run(const struct matchers *matchers, size_t count,
	     void (*run)(void *context, size_t number, unsigned worker),
	     void *context)
{
	parallel_run(count, matchers->count, run, context);
	/* The next run has other threads. */
	for (unsigned i = 0; i < matchers->count; i++)
		matcher_leave(matchers->list[i]);
}

void
matchers_free(struct matchers *matchers)
{
	for (unsigned i = 0; i < matchers->count; i++)
		matcher_free(matchers->list[i]);
	free(matchers->list);
	*matchers = (struct matchers){0};
}
