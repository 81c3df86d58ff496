#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/memory.h"

struct work {
	void (*run)(void *context, size_t number, unsigned worker);
	void *context;
	size_t count;
	atomic_size_t next;
};

struct worker {
	pthread_t thread;
	struct work *work;
	unsigned number;
};

unsigned
parallel_threads(unsigned jobs)
{
	cpu_set_t set;

	if (jobs > 0)
		return jobs;
	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return 1;
	return CPU_COUNT(&set) > 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

static void *
serve(void *argument)
{
	struct worker *worker = argument;
	struct work *work = worker->work;
	size_t number;

	while ((number = atomic_fetch_add(&work->next, 1)) < work->count)
		work->run(work->context, number, worker->number);
	return NULL;
}

void
parallel_run(size_t count, unsigned jobs,
	     void (*run)(void *context, size_t number, unsigned worker),
	     void *context)
{
	struct work work = {.run = run, .context = context, .count = count};
	struct worker *workers, self = {.work = &work};
	unsigned started = 0;

	if (jobs > count)
		jobs = (unsigned)count;
	workers = mem_resize(NULL, jobs, sizeof(*workers));
	while (started + 1 < jobs) {
		struct worker *worker = &workers[started];

		*worker = (struct worker){.work = &work, .number = started + 1};
		if (pthread_create(&worker->thread, NULL, serve, worker) != 0)
			break;
		started++;
	}
	serve(&self);
	while (started > 0)
		pthread_join(workers[--started].thread, NULL);
	free(workers);
}
