#include "fuzz.h"
#include "lint/lint.h"

/*
 * Treats bytes as a bank file, which is read, checked, and written in every
 * format.  The first byte also chooses the layout of the sheet.
 */
static struct sheet
sheet_of(uint8_t first)
{
	struct sheet sheet = {
	    .title = "Paper",
	    .summary = "a summary",
	    .terminator = '\n',
	    .answers = first % 4,
	    .group = first / 4 % 5,
	    .has_toc = first & 1,
	    .is_numbered = first & 2,
	    .width = first & 4 ? 20 : 72,
	    .space = first & 8 ? 2 : 0,
	    .has_page_per_section = first & 16,
	    .columns = first & 32 ? 20 + first % 64 : 0,
	};

	return sheet;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sheet plain = {
	    .terminator = '\n',
	    .answers = ANSWERS_INLINE,
	};
	struct diags diags = {.wants_warnings = true};
	struct bank bank;
	struct sheet sheet = sheet_of(size > 0 ? data[0] : 0);

	fuzz_open(&bank, (struct text){(const char *)data, size}, &diags);
	lint_bank(&bank, &diags);
	fuzz_check_diags(&diags);
	fuzz_check_sheets(&bank);
	fuzz_formats(&bank, &plain);
	fuzz_formats(&bank, &sheet);
	diag_free(&diags);
	bank_free(&bank);
	return 0;
}
