#ifndef PARALLEL_H
#define PARALLEL_H

#include <stddef.h>

/*
 * Returns how many threads to use: JOBS, or if that is 0 as many as
 * sched_getaffinity(2) lets us use cores.
 */
unsigned parallel_threads(unsigned jobs);

/*
 * Calls RUN once for each number below COUNT, on up to JOBS threads including
 * the caller's.  Numbers are handed out in order, but calls can end in any
 * order, so RUN must not depend on it.  WORKER, which is below JOBS, identifies
 * the thread.  Returns after all calls have returned.  If no thread can be
 * started, the caller's thread makes all calls.
 */
void parallel_run(size_t count, unsigned jobs,
		  void (*run)(void *context, size_t number, unsigned worker),
		  void *context);

#endif
