#ifndef MATCHERS_H
#define MATCHERS_H

#include <stddef.h>

#include "select/matcher.h"

/* A matcher for each of several threads, and so the time that each has. */
struct matchers {
	struct matcher **list;
	unsigned count;
};

/* Makes COUNT matchers, which matchers_free() frees; see matcher_new(). */
void matchers_init(struct matchers *matchers, unsigned count,
		   unsigned milliseconds);

/*
 * Does what parallel_run() does on as many threads as there are matchers.  The
 * matcher of a thread is the one with the number WORKER.
 */
void matchers_run(const struct matchers *matchers, size_t count,
		  void (*run)(void *context, size_t number, unsigned worker),
		  void *context);

void matchers_free(struct matchers *matchers);

#endif
