#include "unit.h"

#include <stdio.h>

#include "base/safe.h"

static const struct {
	const char *name;
	struct text in, as_text, as_line;
} cases[] = {
    {"plain", TEXT_INITIAL("a b"), TEXT_INITIAL("a b"), TEXT_INITIAL("a b")},
    {"nothing", TEXT_INITIAL(""), TEXT_INITIAL(""), TEXT_INITIAL("")},
    {"newlines and tabs", TEXT_INITIAL("a\n\tb\n"), TEXT_INITIAL("a\n\tb\n"),
     TEXT_INITIAL("a b ")},
    {"runs of blanks", TEXT_INITIAL(" a  b \n c"), TEXT_INITIAL(" a  b \n c"),
     TEXT_INITIAL(" a b c")},
    {"an escape sequence", TEXT_INITIAL("\033[31mred"),
     TEXT_INITIAL("^[[31mred"), TEXT_INITIAL("^[[31mred")},
    {"NUL", TEXT_INITIAL("a\0b"), TEXT_INITIAL("a^@b"), TEXT_INITIAL("a^@b")},
    {"BEL, BS and DEL", TEXT_INITIAL("\a\b\177"), TEXT_INITIAL("^G^H^?"),
     TEXT_INITIAL("^G^H^?")},
    {"the last C0", TEXT_INITIAL("\x1F"), TEXT_INITIAL("^_"),
     TEXT_INITIAL("^_")},
    {"C1",
     TEXT_INITIAL("\xC2\x80\xC2\x9B"
		  "1m\xC2\x9F"),
     TEXT_INITIAL("<U+0080><U+009B>1m<U+009F>"),
     TEXT_INITIAL("<U+0080><U+009B>1m<U+009F>")},
    {"behind C1", TEXT_INITIAL("\xC2\xA0"), TEXT_INITIAL("\xC2\xA0"),
     TEXT_INITIAL("\xC2\xA0")},
    {"overrides", TEXT_INITIAL("\xE2\x80\xAA\xE2\x80\xAE"),
     TEXT_INITIAL("<U+202A><U+202E>"), TEXT_INITIAL("<U+202A><U+202E>")},
    {"isolates", TEXT_INITIAL("x\xE2\x81\xA6y\xE2\x81\xA9"),
     TEXT_INITIAL("x<U+2066>y<U+2069>"), TEXT_INITIAL("x<U+2066>y<U+2069>")},
    {"beside the overrides", TEXT_INITIAL("\xE2\x80\xA7\xE2\x80\xAF"),
     TEXT_INITIAL("\xE2\x80\xA7\xE2\x80\xAF"),
     TEXT_INITIAL("\xE2\x80\xA7\xE2\x80\xAF")},
    {"joiners", TEXT_INITIAL("\xE2\x80\x8C\xE2\x80\x8D"),
     TEXT_INITIAL("\xE2\x80\x8C\xE2\x80\x8D"),
     TEXT_INITIAL("\xE2\x80\x8C\xE2\x80\x8D")},
    {"tags", TEXT_INITIAL("a\xF3\xA0\x81\x81"), TEXT_INITIAL("a<U+E0041>"),
     TEXT_INITIAL("a<U+E0041>")},
    {"bad UTF-8", TEXT_INITIAL("a\xFF\x80z"), TEXT_INITIAL("a<FF><80>z"),
     TEXT_INITIAL("a<FF><80>z")},
    {"truncated", TEXT_INITIAL("\xE2\x82"), TEXT_INITIAL("<E2><82>"),
     TEXT_INITIAL("<E2><82>")},
    {"a surrogate", TEXT_INITIAL("\xED\xA0\x80"), TEXT_INITIAL("<ED><A0><80>"),
     TEXT_INITIAL("<ED><A0><80>")},
    {"U+FFFD itself", TEXT_INITIAL("\xEF\xBF\xBD"),
     TEXT_INITIAL("\xEF\xBF\xBD"), TEXT_INITIAL("\xEF\xBF\xBD")},
    {"ends of lines of Windows", TEXT_INITIAL("a\r\nb\r"), TEXT_INITIAL("a\nb"),
     TEXT_INITIAL("a b ")},
    {"CR in a line", TEXT_INITIAL("a\rb"), TEXT_INITIAL("a^Mb"),
     TEXT_INITIAL("a b")},
    {"other scripts", TEXT_INITIAL("\xD0\x96 \xE6\xBC\xA2 \xF0\x9F\x90\x8D"),
     TEXT_INITIAL("\xD0\x96 \xE6\xBC\xA2 \xF0\x9F\x90\x8D"),
     TEXT_INITIAL("\xD0\x96 \xE6\xBC\xA2 \xF0\x9F\x90\x8D")},
};

static void
test_add(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer text = {0}, line = {0};

		safe_add(&text, cases[i].in, SAFE_TEXT);
		safe_add(&line, cases[i].in, SAFE_LINE);
		wrong += differs(cases[i].name, buffer_text(&text),
				 cases[i].as_text);
		wrong += differs(cases[i].name, buffer_text(&line),
				 cases[i].as_line);
		buffer_free(&text);
		buffer_free(&line);
	}
	assert_int_equal(wrong, 0);
}

static size_t
printed_wrong(const char *name, struct text in, enum safe_mode mode,
	      struct text want)
{
	char *data;
	size_t size, wrong;
	FILE *out = open_memstream(&data, &size);

	safe_print(out, in, mode);
	fclose(out);
	wrong = differs(name, (struct text){data, size}, want);
	free(data);
	return wrong;
}

static void
test_print_writes_the_same(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		wrong += printed_wrong(cases[i].name, cases[i].in, SAFE_TEXT,
				       cases[i].as_text);
		wrong += printed_wrong(cases[i].name, cases[i].in, SAFE_LINE,
				       cases[i].as_line);
	}
	assert_int_equal(wrong, 0);
}

static void
test_unsafe_code_points(void **state)
{
	static const struct {
		uint32_t first, last;
	} unsafe[] = {
	    {0, 0x1F},	      {0x7F, 0x9F},	  {0x180E, 0x180E},
	    {0x200B, 0x200B}, {0x2028, 0x202E},	  {0x2060, 0x206F},
	    {0x3164, 0x3164}, {0xFEFF, 0xFEFF},	  {0xFFA0, 0xFFA0},
	    {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
	};

	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		bool want = false;

		for (size_t i = 0; i < COUNT_OF(unsafe); i++)
			want |= c >= unsafe[i].first && c <= unsafe[i].last;
		if (safe_is_unsafe(c) != want)
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void
test_add_appends(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_print(&buffer, "before ");
	safe_add(&buffer, text_of("a\033"), SAFE_LINE);
	assert_string_equal(buffer.data, "before a^[");
	buffer_free(&buffer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_add),
	    cmocka_unit_test(test_print_writes_the_same),
	    cmocka_unit_test(test_unsafe_code_points),
	    cmocka_unit_test(test_add_appends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
