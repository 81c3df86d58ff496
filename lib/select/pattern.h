#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * A compiled regular expression, pcre2pattern(3): UTF-8, with Unicode
 * properties, ^ and $ at every line.  It does not change once it is compiled,
 * so threads can share it.
 */
struct pattern;

struct pattern_options {
	bool ignores_case;
	bool smart_case; /* ignores case where the pattern has no capital */
	bool is_word;	 /* between word boundaries only */
	bool is_fixed;	 /* a string, no expression */
};

/* Why a pattern does not compile. */
struct pattern_error {
	struct buffer message; /* the caller frees it */
	size_t offset;	       /* bytes into the pattern */
};

/*
 * Returns the compiled pattern, for the caller to free; NULL, and *ERROR
 * filled, where TEXT is not a valid one.
 */
struct pattern *pattern_compile(struct text text,
				const struct pattern_options *options,
				struct pattern_error *error);
/*
 * Returns whether what a pattern matches depends on nothing around it but the
 * ends of lines and words: then a text with a newline before and after it can
 * be searched as a part of a larger one.
 */
bool pattern_is_local(const struct pattern *pattern);

void pattern_free(struct pattern *pattern);

#endif
