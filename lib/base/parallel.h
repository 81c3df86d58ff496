#ifndef PARALLEL_H
#define PARALLEL_H

#include <stddef.h>

/* Returns how many cores this process may use, sched_getaffinity(2); 1 or more.
 */
unsigned parallel_cores(void);

/*
 * Calls RUN with CONTEXT and each number below COUNT once, on up to JOBS
 * threads, the calling one among them.  Numbers are handed out in order, but
 * calls may end in any order, so that RUN must not depend on it.  WORKER, from
 * 0 and below JOBS, is the same only within one thread.  Returns when all
 * calls have.  Where no thread can be started, the calling one does it all.
 */
void parallel_run(size_t count, unsigned jobs,
		  void (*run)(void *context, size_t number, unsigned worker),
		  void *context);

#endif
