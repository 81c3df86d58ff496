#define PCRE2_CODE_UNIT_WIDTH 8

#include "select/pattern.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

/*
 * PCRE2's match limit starts anew at each position of the subject, so it
 * bounds no search.  A search goes through the subject in windows of
 * positions and looks at the clock between them; a window that meets the low
 * limit of the quick pass is done again in small steps with the default one.
 */
enum {
	QUICK_WINDOW = 4096, /* positions */
	QUICK_LIMIT = 10000,
	SLOW_WINDOW = 16,
	SLOW_LIMIT = 10000000, /* PCRE2's own default */
	MAX_SLOW_SECONDS = 4,  /* in small steps, for all texts together */
	MAX_SECONDS = 2,       /* for one text */
	MAX_HEAP = 64 * 1024,  /* KiB, for the interpreter */
	MIN_STACK = 32 * 1024, /* bytes, for JIT */
	MAX_STACK = 512 * 1024,
};

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	bool has_start;	     /* \G: the search must begin once only */
	double slow_seconds; /* spent in small steps so far */
	char trouble[160];   /* pcre2_get_error_message(3) asks for 120 */
};

static void *
checked(void *object)
{
	if (object == NULL)
		mem_out();
	return object;
}

static pcre2_code *
compile(struct text text, bool ignores_case, int *error, PCRE2_SIZE *offset)
{
	uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE |
			 PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;

	if (ignores_case)
		flags |= PCRE2_CASELESS;
	return pcre2_compile((PCRE2_SPTR)(text.data ? text.data : ""),
			     text.size, flags, error, offset, NULL);
}

/* A string as an expression: a backslash before what is no letter or digit. */
static void
add_quoted(struct buffer *out, struct text text)
{
	for (size_t i = 0; i < text.size; i++) {
		if ((unsigned char)text.data[i] < 0x80 &&
		    !ascii_is_alphanumeric(text.data[i]))
			buffer_add_char(out, '\\');
		buffer_add_char(out, text.data[i]);
	}
}

/* Whole words as grep has them: no word character on either side. */
static void
add_word(struct buffer *out, struct text text)
{
	buffer_print(out, "(?<!\\w)(?:");
	buffer_add_text(out, text);
	buffer_print(out, ")(?!\\w)");
}

/* Whether a pattern has a capital letter that is not part of an escape. */
static bool
has_capital(struct text text, bool is_fixed)
{
	static const struct pattern_options plain;
	struct pattern *capital = pattern_compile(
	    text_of(is_fixed ? "\\p{Lu}" : "\\\\.(*SKIP)(*FAIL)|\\p{Lu}"),
	    &plain, NULL);
	struct match match;
	bool found = pattern_find(capital, text, 0, &match) == PATTERN_YES;

	pattern_free(capital);
	return found;
}

static struct pattern *
prepare(pcre2_code *code)
{
	struct pattern *pattern = mem_alloc(sizeof(*pattern));

	pattern->code = code;
	pattern->data =
	    checked(pcre2_match_data_create_from_pattern(code, NULL));
	pattern->context = checked(pcre2_match_context_create(NULL));
	pcre2_set_heap_limit(pattern->context, MAX_HEAP);
	/* Where memory may not be executable, the interpreter serves. */
	if (pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0) {
		pattern->stack =
		    checked(pcre2_jit_stack_create(MIN_STACK, MAX_STACK, NULL));
		pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
	}
	return pattern;
}

/*
 * The expression is compiled as it was given first, so that an error has its
 * place in it.
 */
static pcre2_code *
compile_chosen(struct text text, const struct pattern_options *options,
	       int *error, PCRE2_SIZE *offset)
{
	bool ignores_case = options->ignores_case;
	struct buffer quoted = {0}, word = {0};
	pcre2_code *code;

	if (options->smart_case && !ignores_case)
		ignores_case = !has_capital(text, options->is_fixed);
	if (options->is_fixed) {
		add_quoted(&quoted, text);
		text = buffer_text(&quoted);
	}
	code = compile(text, ignores_case, error, offset);
	if (code != NULL && options->is_word) {
		add_word(&word, text);
		pcre2_code_free(code);
		code = compile(buffer_text(&word), ignores_case, error, offset);
	}
	buffer_free(&quoted);
	buffer_free(&word);
	return code;
}

static bool
has_start(struct text text)
{
	for (size_t i = 0; i + 1 < text.size; i++)
		if (text.data[i] == '\\' && text.data[i + 1] == 'G')
			return true;
	return false;
}

struct pattern *
pattern_compile(struct text text, const struct pattern_options *options,
		struct pattern_error *error)
{
	unsigned char message[160]; /* pcre2_get_error_message(3): 120 */
	PCRE2_SIZE offset;
	int number;
	pcre2_code *code = compile_chosen(text, options, &number, &offset);
	struct pattern *pattern;

	if (code != NULL) {
		pattern = prepare(code);
		pattern->has_start = !options->is_fixed && has_start(text);
		return pattern;
	}
	if (error != NULL) {
		pcre2_get_error_message(number, message, sizeof(message));
		buffer_print(&error->message, "%s", (char *)message);
		error->offset = offset;
	}
	return NULL;
}

/* JIT's stack may be too small where the interpreter's memory is not. */
static int
match_once(struct pattern *pattern, struct text subject, size_t from)
{
	PCRE2_SPTR data = (PCRE2_SPTR)(subject.data ? subject.data : "");
	int result =
	    pcre2_match(pattern->code, data, subject.size, from,
			PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);

	if (result == PCRE2_ERROR_JIT_STACKLIMIT)
		result = pcre2_match(pattern->code, data, subject.size, from,
				     PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
				     pattern->data, pattern->context);
	return result;
}

/* Tries the positions FROM to LAST as the begin of a match. */
static int
match_window(struct pattern *pattern, struct text subject, size_t from,
	     size_t last, uint32_t limit)
{
	pcre2_set_match_limit(pattern->context, limit);
	pcre2_set_offset_limit(pattern->context, last);
	return match_once(pattern, subject, from);
}

/* Seconds of a clock that only goes forward. */
static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int
search(struct pattern *pattern, struct text subject, size_t from)
{
	size_t slow_until = 0;
	double start = 0, step = 0;

	for (;;) {
		bool is_slow = from < slow_until;
		size_t window = is_slow ? SLOW_WINDOW : QUICK_WINDOW;
		size_t last =
		    pattern->has_start ? subject.size : from + window - 1;
		int result = match_window(pattern, subject, from, last,
					  is_slow ? SLOW_LIMIT : QUICK_LIMIT);

		if (result == PCRE2_ERROR_MATCHLIMIT && !is_slow)
			slow_until = last + 1;
		else if (result != PCRE2_ERROR_NOMATCH || last >= subject.size)
			return result;
		else
			from = utf8_next(subject, last);
		if (start == 0)
			start = step = now();
		if (is_slow)
			pattern->slow_seconds += now() - step;
		step = now();
		if (step - start > MAX_SECONDS ||
		    pattern->slow_seconds > MAX_SLOW_SECONDS)
			return PCRE2_ERROR_MATCHLIMIT;
	}
}

enum pattern_result
pattern_find(struct pattern *pattern, struct text subject, size_t from,
	     struct match *match)
{
	int result = search(pattern, subject, from);
	const PCRE2_SIZE *ends;

	if (result == PCRE2_ERROR_NOMATCH)
		return PATTERN_NO;
	if (result < 0) {
		pcre2_get_error_message(result,
					(unsigned char *)pattern->trouble,
					sizeof(pattern->trouble));
		return PATTERN_TROUBLE;
	}
	ends = pcre2_get_ovector_pointer(pattern->data);
	/* \K in a lookahead can put the start behind the end. */
	match->start = ends[0] <= ends[1] ? ends[0] : ends[1];
	match->end = ends[1];
	return PATTERN_YES;
}

const char *
pattern_trouble(const struct pattern *pattern)
{
	return pattern->trouble;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_code_free(pattern->code);
	pcre2_match_data_free(pattern->data);
	pcre2_match_context_free(pattern->context);
	pcre2_jit_stack_free(pattern->stack);
	free(pattern);
}
