#include "unit.h"

#include <stdio.h>

#include "base/safe.h"

static const struct {
	const char *name;
	struct text in, as_text, as_line;
} cases[] = {
    {"plain", INITIAL("a b"), INITIAL("a b"), INITIAL("a b")},
    {"nothing", INITIAL(""), INITIAL(""), INITIAL("")},
    {"newlines and tabs", INITIAL("a\n\tb\n"), INITIAL("a\n\tb\n"),
     INITIAL("a b ")},
    {"runs of blanks", INITIAL(" a  b \n c"), INITIAL(" a  b \n c"),
     INITIAL(" a b c")},
    {"an escape sequence", INITIAL("\033[31mred"), INITIAL("^[[31mred"),
     INITIAL("^[[31mred")},
    {"NUL", INITIAL("a\0b"), INITIAL("a^@b"), INITIAL("a^@b")},
    {"BEL, BS and DEL", INITIAL("\a\b\177"), INITIAL("^G^H^?"),
     INITIAL("^G^H^?")},
    {"the last C0", INITIAL("\x1F"), INITIAL("^_"), INITIAL("^_")},
    {"C1",
     INITIAL("\xC2\x80\xC2\x9B"
	     "1m\xC2\x9F"),
     INITIAL("<U+0080><U+009B>1m<U+009F>"),
     INITIAL("<U+0080><U+009B>1m<U+009F>")},
    {"behind C1", INITIAL("\xC2\xA0"), INITIAL("\xC2\xA0"),
     INITIAL("\xC2\xA0")},
    {"overrides", INITIAL("\xE2\x80\xAA\xE2\x80\xAE"),
     INITIAL("<U+202A><U+202E>"), INITIAL("<U+202A><U+202E>")},
    {"isolates", INITIAL("x\xE2\x81\xA6y\xE2\x81\xA9"),
     INITIAL("x<U+2066>y<U+2069>"), INITIAL("x<U+2066>y<U+2069>")},
    {"beside the overrides", INITIAL("\xE2\x80\xA7\xE2\x80\xAF"),
     INITIAL("\xE2\x80\xA7\xE2\x80\xAF"), INITIAL("\xE2\x80\xA7\xE2\x80\xAF")},
    {"joiners", INITIAL("\xE2\x80\x8C\xE2\x80\x8D"),
     INITIAL("\xE2\x80\x8C\xE2\x80\x8D"), INITIAL("\xE2\x80\x8C\xE2\x80\x8D")},
    {"tags", INITIAL("a\xF3\xA0\x81\x81"), INITIAL("a<U+E0041>"),
     INITIAL("a<U+E0041>")},
    {"bad UTF-8", INITIAL("a\xFF\x80z"), INITIAL("a<FF><80>z"),
     INITIAL("a<FF><80>z")},
    {"truncated", INITIAL("\xE2\x82"), INITIAL("<E2><82>"),
     INITIAL("<E2><82>")},
    {"a surrogate", INITIAL("\xED\xA0\x80"), INITIAL("<ED><A0><80>"),
     INITIAL("<ED><A0><80>")},
    {"U+FFFD itself", INITIAL("\xEF\xBF\xBD"), INITIAL("\xEF\xBF\xBD"),
     INITIAL("\xEF\xBF\xBD")},
    {"ends of lines of Windows", INITIAL("a\r\nb\r"), INITIAL("a\nb"),
     INITIAL("a b ")},
    {"CR in a line", INITIAL("a\rb"), INITIAL("a^Mb"), INITIAL("a b")},
    {"other scripts", INITIAL("\xD0\x96 \xE6\xBC\xA2 \xF0\x9F\x90\x8D"),
     INITIAL("\xD0\x96 \xE6\xBC\xA2 \xF0\x9F\x90\x8D"),
     INITIAL("\xD0\x96 \xE6\xBC\xA2 \xF0\x9F\x90\x8D")},
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
