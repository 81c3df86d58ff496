#include "select/watch.h"

#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

/*
 * The timer's signal goes to the thread that created it, and carries the
 * address of the watch, so a handler needs no variable that threads share.
 */
struct watch {
	timer_t timer;
	sigjmp_buf start;
	volatile sig_atomic_t is_running, is_held, ticks;
};

/*
 * Handles a tick.  If the computation is held, the next tick ends it, so
 * releasing needs no action.
 */
static void
handle_tick(int number, siginfo_t *info, void *context)
{
	struct watch *watch = info->si_value.sival_ptr;

	(void)number;
	(void)context;
	if (info->si_code != SI_TIMER || !watch->is_running)
		return;
	if (watch->ticks > 0)
		watch->ticks--;
	if (watch->ticks == 0 && !watch->is_held)
		siglongjmp(watch->start, 1);
}

/*
 * Sets up the handler.  Its signal is not blocked while it runs, so no signal
 * mask has to be restored, which would cost each run a system call.  The
 * thread may have been started with all signals blocked.
 */
static void
set_handler(void)
{
	struct sigaction action = {.sa_sigaction = handle_tick,
				   .sa_flags =
				       SA_SIGINFO | SA_NODEFER | SA_RESTART};
	sigset_t set;

	sigemptyset(&action.sa_mask);
	sigaction(SIGVTALRM, &action, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGVTALRM);
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

struct watch *
watch_new(void)
{
	const struct timespec tick = {.tv_nsec = WATCH_TICK * 1000000L};
	const struct itimerspec ticks = {tick, tick};
	struct watch *watch = mem_alloc(sizeof(*watch));
	struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID,
				 .sigev_signo = SIGVTALRM,
				 .sigev_value.sival_ptr = watch};

	event.sigev_notify_thread_id = gettid();
	set_handler();
	if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &watch->timer) != 0) {
		free(watch);
		return NULL;
	}
	timer_settime(watch->timer, 0, &ticks, NULL);
	return watch;
}

int
watch_run(struct watch *watch, int ticks, void (*run)(void *argument),
	  void *argument)
{
	watch->ticks = ticks;
	if (sigsetjmp(watch->start, 0) == 0) {
		watch->is_running = 1;
		run(argument);
	}
	watch->is_running = 0;
	return (int)watch->ticks;
}

void
watch_hold(struct watch *watch)
{
	if (watch != NULL)
		watch->is_held = 1;
}

void
watch_release(struct watch *watch)
{
	if (watch != NULL)
		watch->is_held = 0;
}

void
watch_free(struct watch *watch)
{
	if (watch == NULL)
		return;
	timer_delete(watch->timer);
	free(watch);
}
