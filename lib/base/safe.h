#ifndef SAFE_H
#define SAFE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Text made safe for a terminal.  An escape sequence or a bidirectional
 * override in a bank must not reach the reader's terminal, so these become
 * visible: C0 controls and DEL as in cat -v (^[ for ESC), and as <U+202E> or
 * <FF> C1 controls, characters that are always invisible, among them the
 * bidirectional overrides and isolates, and bytes that are not UTF-8.
 */
enum safe_mode {
	SAFE_TEXT,    /* newlines and tabs are kept */
	SAFE_VISIBLE, /* newlines and tabs are made visible too */
	SAFE_LINE, /* each run of spaces, tabs and newlines becomes a space */
};

/* Returns whether a code point must not be written raw. */
bool safe_is_unsafe(uint32_t code_point);

/* Prints the escape of a code point in JSON: \u202e, or two above U+FFFF. */
void safe_print_escape(FILE *out, uint32_t code_point);

/*
 * A text quoted for a message: made visible, in single quotes, and truncated
 * with "..." if it is long.
 */
struct safe_quote {
	char string[256];
};

struct safe_quote safe_quote(struct text text);

/* Quotes a text for printf's "%s"; valid until its full expression ends. */
#define QUOTE(text) safe_quote(text).string

/*
 * Returns how many bytes of TEXT precede the first character that must not be
 * written raw.  Newlines and tabs are allowed.
 */
size_t safe_run(struct text text);

/* Appends a text made safe. */
void safe_add(struct buffer *buffer, struct text text, enum safe_mode mode);

/* Writes a text made safe.  The caller checks OUT for errors. */
void safe_print(FILE *out, struct text text, enum safe_mode mode);

/* Returns the columns of a text after SAFE_LINE has made it safe. */
size_t safe_columns(struct text text);

#endif
