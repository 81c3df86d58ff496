#ifndef PATTERN_CODE_H
#define PATTERN_CODE_H

#include <stdbool.h>

/* The inside of a pattern, for pattern.c and matcher.c alone. */
struct pattern {
	void *code;   /* pcre2_code */
	bool has_jit; /* JIT has compiled it */
	bool is_local;
};

#endif
