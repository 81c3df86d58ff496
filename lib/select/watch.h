#ifndef WATCH_H
#define WATCH_H

/*
 * Runs a computation of the calling thread that may take forever, and leaves
 * it when its time is up.  Time is the processor time of the thread, counted
 * in ticks of a timer that runs as long as the watch exists: a computation
 * that ends before a tick costs no system call.
 */
struct watch;

enum { WATCH_TICK = 10 }; /* milliseconds */

/*
 * Returns a watch for the calling thread alone, which must also free it;
 * NULL where the system has no timer left.
 */
struct watch *watch_new(void);

/*
 * Runs RUN(ARGUMENT) for at most TICKS ticks, 1 or more.  Returns how many are
 * left: none where it was left before its end.  Nothing that it held is
 * released then, so it must be such that this does no harm: it takes no lock,
 * and calls nothing of the C library that may take one, but between watch_hold
 * and watch_release.
 */
int watch_run(struct watch *watch, int ticks, void (*run)(void *argument),
	      void *argument);

/* The computation is not left in between.  Both accept NULL. */
void watch_hold(struct watch *watch);
void watch_release(struct watch *watch);

/* Accepts NULL. */
void watch_free(struct watch *watch);

#endif
