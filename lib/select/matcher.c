#define PCRE2_CODE_UNIT_WIDTH 8

#include "select/matcher.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "select/arena.h"
#include "select/pattern_code.h"
#include "select/watch.h"

/*
 * PCRE2 has no limit that bounds the time of a search.  Its match limit starts
 * again at each position of the subject, and one step can go through the whole
 * text.  So a search runs under a watch, which abandons it when its time is
 * up.  That is safe because PCRE2's search takes no lock, writes only to what
 * the matcher owns, and calls nothing that takes a lock except the memory
 * functions below, which hold the watch.  The state of an abandoned search is
 * never used again: the matcher frees all of it and allocates it anew.
 */
enum {
	TICKS_TRY = 100 / WATCH_TICK, /* of many questions at once */
	QUESTIONS = 4,		      /* that may use up their time */
	BYTES_TICK = 100000,	      /* 0.1 seconds for a megabyte */
	LIMIT_WITHOUT_WATCH = 100000, /* steps; PCRE2 has 10 million */
	MAX_HEAP = 64 * 1024,	      /* KiB, for the interpreter */
	MIN_STACK = 32 * 1024,	      /* bytes, for JIT */
	MAX_STACK = 512 * 1024,
};

struct matcher {
	bool has_thread;     /* the watch is that of a thread */
	struct watch *watch; /* NULL if the system has none */
	struct arena arena;
	pcre2_general_context *general;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	int ticks;	    /* for each question */
	int question_ticks; /* left */
	int all_ticks;
	size_t bytes;	   /* searched since a tick was last added for bytes */
	char trouble[160]; /* recommended by pcre2_get_error_message(3) */
};

/* Allocates memory for PCRE2, also during a search. */
static void *
take(size_t size, void *owner)
{
	struct matcher *matcher = owner;
	void *memory;

	watch_hold(matcher->watch);
	memory = arena_take(&matcher->arena, size);
	watch_release(matcher->watch);
	return memory;
}

static void
give(void *memory, void *owner)
{
	struct matcher *matcher = owner;

	watch_hold(matcher->watch);
	arena_give(memory);
	watch_release(matcher->watch);
}

/* Without a watch, a limit that seldom helps is better than none. */
static void
limit_steps(struct matcher *matcher)
{
	pcre2_set_match_limit(matcher->context, matcher->watch != NULL
						    ? UINT32_MAX
						    : LIMIT_WITHOUT_WATCH);
}

/* Allocates everything that PCRE2 needs for a search, in the arena. */
static void
equip(struct matcher *matcher)
{
	arena_init(&matcher->arena);
	matcher->general =
	    mem_check(pcre2_general_context_create(take, give, matcher));
	matcher->context =
	    mem_check(pcre2_match_context_create(matcher->general));
	matcher->data = mem_check(pcre2_match_data_create(1, matcher->general));
	/* NULL without JIT, and if memory cannot be made executable */
	matcher->stack =
	    pcre2_jit_stack_create(MIN_STACK, MAX_STACK, matcher->general);
	if (matcher->stack != NULL)
		pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
	pcre2_set_heap_limit(matcher->context, MAX_HEAP);
	limit_steps(matcher);
}

/*
 * Frees everything, whatever state a search has left it in.  JIT's stack is
 * mapped memory, whose bounds a search does not change; the rest is in the
 * arena.
 */
static void
strip(struct matcher *matcher)
{
	pcre2_jit_stack_free(matcher->stack);
	arena_free(&matcher->arena);
}

struct matcher *
matcher_new(unsigned milliseconds)
{
	struct matcher *matcher = mem_alloc(sizeof(*matcher));

	matcher->ticks = (int)(milliseconds / WATCH_TICK);
	matcher->all_ticks = QUESTIONS * matcher->ticks;
	equip(matcher);
	matcher_begin(matcher);
	return matcher;
}

void
matcher_free(struct matcher *matcher)
{
	if (matcher == NULL)
		return;
	matcher_leave(matcher);
	strip(matcher);
	free(matcher);
}

/* Makes the matcher belong to the calling thread. */
static void
enter(struct matcher *matcher)
{
	matcher->watch = watch_new();
	matcher->has_thread = true;
	limit_steps(matcher);
}

void
matcher_leave(struct matcher *matcher)
{
	watch_free(matcher->watch);
	matcher->watch = NULL;
	matcher->has_thread = false;
}

void
matcher_begin(struct matcher *matcher)
{
	matcher->question_ticks = matcher->ticks;
}

void
matcher_begin_all(struct matcher *matcher, size_t bytes)
{
	size_t ticks = TICKS_TRY + bytes / BYTES_TICK;

	matcher->question_ticks =
	    ticks < (size_t)matcher->ticks ? (int)ticks : matcher->ticks;
}

bool
matcher_is_spent(const struct matcher *matcher)
{
	return matcher->all_ticks == 0;
}

const char *
matcher_trouble(const struct matcher *matcher)
{
	return matcher->trouble;
}

struct attempt {
	const struct pattern *pattern;
	struct matcher *matcher;
	struct text subject;
	size_t from;
	int result;
};

/*
 * Runs the search.  pcre2_jit_match(3) leaves out checks that take longer than
 * the search of a short text.  If JIT's stack is too small, the interpreter's
 * memory may still suffice.
 */
static void
run(void *argument)
{
	struct attempt *attempt = argument;
	struct matcher *matcher = attempt->matcher;
	const struct pattern *pattern = attempt->pattern;
	PCRE2_SPTR data =
	    (PCRE2_SPTR)(attempt->subject.data ? attempt->subject.data : "");
	size_t size = attempt->subject.size;

	if (pattern->has_jit)
		attempt->result =
		    pcre2_jit_match(pattern->code, data, size, attempt->from, 0,
				    matcher->data, matcher->context);
	if (!pattern->has_jit || attempt->result == PCRE2_ERROR_JIT_STACKLIMIT)
		attempt->result =
		    pcre2_match(pattern->code, data, size, attempt->from,
				PCRE2_NO_JIT | PCRE2_NO_UTF_CHECK,
				matcher->data, matcher->context);
}

/* Searches for as long as there is time left. */
static void
run_watched(struct attempt *attempt)
{
	struct matcher *matcher = attempt->matcher;
	int ticks = matcher->question_ticks, left;

	if (ticks > matcher->all_ticks)
		ticks = matcher->all_ticks;
	attempt->result = PCRE2_ERROR_MATCHLIMIT;
	if (ticks == 0)
		return;
	left = watch_run(matcher->watch, ticks, run, attempt);
	matcher->question_ticks -= ticks - left;
	matcher->all_ticks -= ticks - left;
	if (left > 0)
		return;
	attempt->result = PCRE2_ERROR_MATCHLIMIT;
	strip(matcher);
	equip(matcher);
}

/* Grants time for the bytes that a search has covered. */
static void
add_time(struct matcher *matcher, size_t bytes)
{
	if (matcher->all_ticks == 0)
		return;
	matcher->bytes += bytes;
	if (matcher->bytes < BYTES_TICK)
		return;
	matcher->all_ticks += (int)(matcher->bytes / BYTES_TICK);
	matcher->bytes %= BYTES_TICK;
}

static void
note_trouble(struct matcher *matcher, int result)
{
	if (result == PCRE2_ERROR_MATCHLIMIT ||
	    result == PCRE2_ERROR_DEPTHLIMIT || result == PCRE2_ERROR_HEAPLIMIT)
		snprintf(matcher->trouble, sizeof(matcher->trouble),
			 "too costly");
	else
		pcre2_get_error_message(result,
					(unsigned char *)matcher->trouble,
					sizeof(matcher->trouble));
}

enum pattern_result
pattern_find(const struct pattern *pattern, struct matcher *matcher,
	     struct text subject, size_t from, struct match *match)
{
	struct attempt attempt = {pattern, matcher, subject, from, 0};
	const PCRE2_SIZE *ends;

	if (!matcher->has_thread)
		enter(matcher);
	if (matcher->watch != NULL)
		run_watched(&attempt);
	else
		run(&attempt);
	if (attempt.result == PCRE2_ERROR_NOMATCH) {
		add_time(matcher, subject.size - from);
		return PATTERN_NO;
	}
	if (attempt.result < 0) {
		note_trouble(matcher, attempt.result);
		return PATTERN_TROUBLE;
	}
	ends = pcre2_get_ovector_pointer(matcher->data);
	/* \K in a lookahead can move the start after the end. */
	match->start = ends[0] <= ends[1] ? ends[0] : ends[1];
	match->end = ends[1];
	add_time(matcher, match->end > from ? match->end - from : 0);
	return PATTERN_YES;
}
