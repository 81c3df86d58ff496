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
	bool smart_case; /* ignores case if the pattern has no capital */
	bool is_word;	 /* between word boundaries only */
	bool is_fixed;	 /* a string, not an expression */
};

/* Why a pattern does not compile. */
struct pattern_error {
	struct buffer message; /* the caller frees it */
	size_t offset;	       /* bytes into the pattern */
};

/*
 * Returns the compiled pattern, which the caller must free.  If TEXT is
 * invalid, returns NULL and fills in *ERROR.
 */
struct pattern *pattern_compile(struct text text,
				const struct pattern_options *options,
				struct pattern_error *error);
/*
 * Returns whether the context of a match matters only as far as the ends of
 * lines and words.  A text with a newline before and after it can then be
 * searched as part of a larger one.
 */
bool pattern_is_local(const struct pattern *pattern);

void pattern_free(struct pattern *pattern);

#endif
