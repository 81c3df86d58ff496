#ifndef PATTERN_CODE_H
#define PATTERN_CODE_H

/* The inside of a pattern, for pattern.c and matcher.c alone. */
struct pattern {
	void *code; /* pcre2_code */
};

#endif
