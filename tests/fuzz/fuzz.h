#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"
#include "read/bank.h"
#include "read/diag.h"
#include "write/format.h"

/*
 * Runs one input.  Each harness defines this function, and a broken promise
 * ends the process with abort().
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Prints what is wrong and the TEXT that shows it, and aborts. */
_Noreturn void fuzz_fail(const char *what, struct text text);

static inline void
fuzz_require(bool holds, const char *what, struct text text)
{
	if (!holds)
		fuzz_fail(what, text);
}

/* Opens a bank of one deck, the bytes of TEXT.  Free it with bank_free(). */
void fuzz_open(struct bank *bank, struct text text, struct diags *diags);

/* Appends what a format writes of a whole bank. */
void fuzz_render(struct buffer *out, const struct format *format,
		 const struct sheet *sheet, const struct bank *bank);

/* Renders a bank in every format, and checks what each format promises. */
void fuzz_formats(const struct bank *bank, const struct sheet *sheet);

/* Checks that every message is a single line and safe for a terminal. */
void fuzz_check_diags(const struct diags *diags);

/*
 * Return what is wrong with a text, or NULL.  The mistakes are: a character
 * that a terminal may obey (except for newlines and those of ALLOWED), a line
 * that is not a JSON value, HTML elements that are not closed in order, or are
 * not in a list as their attributes are, and a record for Anki that does not
 * have five fields or has a field that is not HTML.
 */
const char *fuzz_check_safe(struct text text, const char *allowed);
const char *fuzz_check_json(struct text text);
const char *fuzz_check_html(struct text text);
const char *fuzz_check_anki(struct text text);

/*
 * Checks that the Markdown of each text, written for all readers and read
 * again, has the same text.
 */
void fuzz_check_sheets(const struct bank *bank);

/* Checks that two banks have the same questions in the same order. */
void fuzz_same(const struct bank *a, const struct bank *b, struct text shown);

#endif
