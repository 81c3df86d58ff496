#define PCRE2_CODE_UNIT_WIDTH 8

#include "select/pattern.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "select/pattern_code.h"
#include "select/pattern_text.h"

enum { MAX_UNROLLED = 8 * 1024 }; /* bytes of code */

static pcre2_code *
compile(struct text text, bool ignores_case, int *error, PCRE2_SIZE *offset)
{
	uint32_t flags =
	    PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
	pcre2_code *code;

	if (ignores_case)
		flags |= PCRE2_CASELESS;
	code = pcre2_compile((PCRE2_SPTR)(text.data ? text.data : ""),
			     text.size, flags, error, offset, NULL);
	if (code == NULL && *error == PCRE2_ERROR_HEAP_FAILED)
		mem_out();
	return code;
}

/* Compiles a valid expression so that it matches only whole words. */
static pcre2_code *
compile_word(struct text text, bool ignores_case, int *error,
	     PCRE2_SIZE *offset)
{
	pcre2_code *code = NULL;

	for (unsigned end = 0; end < PATTERN_WORD_ENDS && code == NULL; end++) {
		struct buffer word = {0};

		pattern_add_word(&word, text, end);
		code = compile(buffer_text(&word), ignores_case, error, offset);
		buffer_free(&word);
	}
	return code;
}

/*
 * Returns whether a valid pattern has a capital that is not part of an escape.
 */
static bool
has_capital(struct text text, bool is_fixed)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *capital = mem_check(compile(
	    text_of(is_fixed ? "\\p{Lu}" : "\\\\.(*SKIP)(*FAIL)|\\p{Lu}"),
	    false, &error, &offset));
	pcre2_match_data *data = mem_check(pcre2_match_data_create(1, NULL));
	bool found =
	    pcre2_match(capital, (PCRE2_SPTR)(text.data ? text.data : ""),
			text.size, 0, 0, data, NULL) >= 0;

	pcre2_match_data_free(data);
	pcre2_code_free(capital);
	return found;
}

/*
 * Compiles the expression.  First it is compiled as given, so that the
 * position of an error is right and only a valid expression is extended.
 */
static pcre2_code *
compile_chosen(struct text text, const struct pattern_options *options,
	       int *error, PCRE2_SIZE *offset)
{
	struct text given = text;
	bool ignores_case = options->ignores_case;
	struct buffer quoted = {0};
	pcre2_code *code;

	if (options->is_fixed) {
		pattern_add_quoted(&quoted, text);
		text = buffer_text(&quoted);
	}
	code = compile(text, ignores_case, error, offset);
	/* Invalid UTF-8, whose position has moved by quoting. */
	if (code == NULL && *error < 0 && options->is_fixed)
		compile(given, ignores_case, error, offset);
	if (code != NULL && options->smart_case && !ignores_case &&
	    !has_capital(given, options->is_fixed)) {
		ignores_case = true;
		pcre2_code_free(code);
		code = compile(text, ignores_case, error, offset);
	}
	if (code != NULL && options->is_word) {
		pcre2_code_free(code);
		code = compile_word(text, ignores_case, error, offset);
	}
	buffer_free(&quoted);
	return code;
}

/*
 * Returns whether JIT's compiler has enough stack for the code of a pattern.
 * The compiler recurses into groups.  Groups in the text are nested at most
 * 250 deep, but (?=x){0,2500} is unrolled to nested groups.  A byte of such
 * code takes up to 37 bytes of stack in PCRE2 10.42.
 */
static bool
is_flat(const pcre2_code *code, struct text text)
{
	size_t size = SIZE_MAX;

	pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size);
	return size <= MAX_UNROLLED || text.size == 0 ||
	       memchr(text.data, '{', text.size) == NULL;
}

/*
 * Lets JIT compile the code, if it can.  The interpreter is used if memory
 * cannot be made executable.
 */
static bool
compile_jit(pcre2_code *code, struct text text)
{
	size_t size = 0;

	if (is_flat(code, text))
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	/* (*NO_JIT) makes it do nothing, but return 0. */
	pcre2_pattern_info(code, PCRE2_INFO_JITSIZE, &size);
	return size > 0;
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
		pattern = mem_alloc(sizeof(*pattern));
		pattern->code = code;
		pattern->has_jit = compile_jit(code, text);
		pattern->is_local =
		    options->is_fixed || pattern_text_is_local(text);
		return pattern;
	}
	if (error != NULL) {
		pcre2_get_error_message(number, message, sizeof(message));
		buffer_print(&error->message, "%s", (char *)message);
		error->offset = offset;
	}
	return NULL;
}

bool
pattern_is_local(const struct pattern *pattern)
{
	return pattern->is_local;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_code_free(pattern->code);
	free(pattern);
}
