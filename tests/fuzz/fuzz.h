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

/* Each harness defines this; a broken promise ends the process with abort(). */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says what is wrong, with the TEXT that shows it, and aborts. */
_Noreturn void fuzz_fail(const char *what, struct text text);

static inline void
fuzz_require(bool holds, const char *what, struct text text)
{
	if (!holds)
		fuzz_fail(what, text);
}

/* Opens a bank of one deck, the bytes of TEXT; free it with bank_free(). */
void fuzz_open(struct bank *bank, struct text text, struct diags *diags);

/* Appends what a format writes of a whole bank. */
void fuzz_render(struct buffer *out, const struct format *format,
		 const struct sheet *sheet, const struct bank *bank);

/* Renders a bank in every format, and holds what each format promises. */
void fuzz_formats(const struct bank *bank, const struct sheet *sheet);

/* Holds that every message is one line that is safe for a terminal. */
void fuzz_check_diags(const struct diags *diags);

/*
 * Each returns what is wrong with a text, or NULL: a character that a terminal
 * may obey (newlines and those of ALLOWED aside), a line that is not a JSON
 * value, elements of HTML that are not closed in order, a record of Anki's
 * import that has not five fields or a field that is not HTML.
 */
const char *fuzz_check_safe(struct text text, const char *allowed);
const char *fuzz_check_json(struct text text);
const char *fuzz_check_html(struct text text);
const char *fuzz_check_anki(struct text text);

/* Holds that two banks have the same questions in the same order. */
void fuzz_same(const struct bank *a, const struct bank *b, struct text shown);

#endif
