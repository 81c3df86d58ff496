#ifndef WATCH_H
#define WATCH_H

/*
 * Runs a computation in the calling thread and abandons it when its time is up.
 * Time is the CPU time of the thread, counted in ticks of a timer that runs
 * while the watch exists.  A computation that ends before a tick needs no
 * system call.
 */
struct watch;

enum { WATCH_TICK = 10 }; /* milliseconds */

/*
 * Returns a watch for the calling thread, or NULL if the system has no timer
 * left.  Another thread may free it only after that thread has ended.
 */
struct watch *watch_new(void);

/*
 * Runs RUN(ARGUMENT) for at most TICKS ticks, 1 or more.  Returns how many
 * ticks are left, or 0 if it was abandoned.  An abandoned computation releases
 * nothing, so RUN must not take a lock, or call a C library function that may
 * take one, except between watch_hold and watch_release.
 */
int watch_run(struct watch *watch, int ticks, void (*run)(void *argument),
	      void *argument);

/*
 * Protect the computation from being abandoned between these two calls.  NULL
 * is allowed.
 */
void watch_hold(struct watch *watch);
void watch_release(struct watch *watch);

/* Frees a watch.  NULL is allowed. */
void watch_free(struct watch *watch);

#endif
