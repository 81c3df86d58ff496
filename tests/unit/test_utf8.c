#include "unit.h"

#include "base/utf8.h"

/* RFC 3629, section 4: the ends of every range of well-formed sequences. */
static void
test_valid_sequences(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t code_point;
		size_t size;
	} cases[] = {
	    {"a", 'a', 1},
	    {"\x7F", 0x7F, 1},
	    {"\xC2\x80", 0x80, 2},
	    {"\xDF\xBF", 0x7FF, 2},
	    {"\xE0\xA0\x80", 0x800, 3},
	    {"\xE2\x82\xAC", 0x20AC, 3},
	    {"\xED\x9F\xBF", 0xD7FF, 3},
	    {"\xEE\x80\x80", 0xE000, 3},
	    {"\xEF\xBF\xBD", 0xFFFD, 3},
	    {"\xEF\xBF\xBF", 0xFFFF, 3},
	    {"\xF0\x90\x80\x80", 0x10000, 4},
	    {"\xF0\x9F\x98\x80", 0x1F600, 4},
	    {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
	};
	size_t size;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(utf8_decode(text_of(cases[i].bytes), &size),
				 cases[i].code_point);
		assert_int_equal(size, cases[i].size);
	}
	assert_int_equal(utf8_decode(LITERAL("\0x"), &size), 0);
	assert_int_equal(size, 1);
}

static void
test_bad_bytes_are_one_byte_each(void **state)
{
	static const char *const cases[] = {
	    "\x80",
	    "\xBF",
	    "\xC0\x80",
	    "\xC1\xBF",
	    "\xC0\xAF",
	    "\xE0\x80\x80",
	    "\xE0\x9F\xBF",
	    "\xF0\x80\x80\x80",
	    "\xF0\x8F\xBF\xBF",
	    "\xED\xA0\x80",
	    "\xED\xBF\xBF",
	    "\xED\xAD\xBF",
	    "\xF4\x90\x80\x80",
	    "\xF5\x80\x80\x80",
	    "\xF8\x88\x80\x80\x80",
	    "\xFE",
	    "\xFF",
	    "\xC3",
	    "\xC3(",
	    "\xE2\x82",
	    "\xE2\x82(",
	    "\xE2(\xA1",
	    "\xF0\x9F\x98",
	    "\xF0\x9F\x98z",
	    "\xF0\x9F",
	    "\xF0",
	    "\xC3\xC3",
	};
	size_t size;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(utf8_decode(text_of(cases[i]), &size),
				 UTF8_BAD);
		assert_int_equal(size, 1);
	}
}

/* A text is not a string: the bytes after its end do not belong to it. */
static void
test_bytes_behind_the_end_are_not_read(void **state)
{
	size_t size;

	(void)state;
	for (size_t length = 1; length < 4; length++) {
		struct text text = {"\xF0\x9F\x98\x80", length};

		assert_int_equal(utf8_decode(text, &size), UTF8_BAD);
		assert_int_equal(size, 1);
	}
}

struct width_case {
	uint32_t code_point;
	unsigned columns;
};

static size_t
wrong_widths(const struct width_case *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned got = utf8_width(cases[i].code_point);

		if (got != cases[i].columns) {
			print_error("U+%04X: %u, not %u columns\n",
				    (unsigned)cases[i].code_point, got,
				    cases[i].columns);
			wrong++;
		}
	}
	return wrong;
}

static void
test_narrow(void **state)
{
	static const struct width_case cases[] = {
	    {' ', 1},	  {'~', 1},	{0xE9, 1},   {0x2FF, 1},   {0x370, 1},
	    {0x416, 1},	  {0x5D0, 1},	{0x627, 1},  {0x905, 1},   {0xE01, 1},
	    {0x2010, 1},  {0x2014, 1},	{0x20AC, 1}, {0x2190, 1},  {0x2212, 1},
	    {0x2500, 1},  {0x2588, 1},	{0x2713, 1}, {0x303F, 1},  {0xFF61, 1},
	    {0xFF9F, 1},  {0xFFE8, 1},	{0xFFFD, 1}, {0x1D400, 1}, {0x1F322, 1},
	    {0x1F54A, 1}, {0x231C, 1},	{0x23E8, 1}, {0x2713, 1},  {0xA4D0, 1},
	    {0xD7A4, 1},  {0x1F93B, 1},
	};

	(void)state;
	assert_int_equal(wrong_widths(cases, COUNT_OF(cases)), 0);
}

/* EastAsianWidth.txt: W and F, including the ends of blocks and emoji. */
static void
test_wide(void **state)
{
	static const struct width_case cases[] = {
	    {0x1100, 2},  {0x115F, 2},	{0x231A, 2},  {0x2329, 2},
	    {0x2614, 2},  {0x26A1, 2},	{0x2705, 2},  {0x274C, 2},
	    {0x2B50, 2},  {0x2E80, 2},	{0x3000, 2},  {0x3001, 2},
	    {0x303E, 2},  {0x3042, 2},	{0x30A2, 2},  {0x3400, 2},
	    {0x4DBF, 2},  {0x4E00, 2},	{0x9FFF, 2},  {0xA4CF, 2},
	    {0xAC00, 2},  {0xD7A3, 2},	{0xF900, 2},  {0xFE30, 2},
	    {0xFF01, 2},  {0xFF60, 2},	{0xFFE6, 2},  {0x17000, 2},
	    {0x1B000, 2}, {0x1F004, 2}, {0x1F300, 2}, {0x1F31F, 2},
	    {0x1F3FB, 2}, {0x1F40D, 2}, {0x1F5A4, 2}, {0x1F600, 2},
	    {0x1F64F, 2}, {0x1F680, 2}, {0x1F6D2, 2}, {0x1F90D, 2},
	    {0x1F9D1, 2}, {0x1FA70, 2}, {0x20000, 2}, {0x2A6DF, 2},
	    {0x30000, 2}, {0x3FFFD, 2},
	};

	(void)state;
	assert_int_equal(wrong_widths(cases, COUNT_OF(cases)), 0);
}

/* EastAsianWidth.txt lists 3248..324F as A, ambiguous, which is narrow. */
static void
test_ambiguous_is_narrow(void **state)
{
	static const struct width_case cases[] = {
	    {0xA1, 1},	 {0xB1, 1},   {0x391, 1},  {0x2460, 1}, {0x25A0, 1},
	    {0x2605, 1}, {0xE000, 1}, {0x3248, 1}, {0x324F, 1},
	};

	(void)state;
	assert_int_equal(wrong_widths(cases, COUNT_OF(cases)), 0);
}

/* General categories Mn and Me, and Cf if the character is invisible. */
static void
test_combining_and_invisible(void **state)
{
	static const struct width_case cases[] = {
	    {0x300, 0},	 {0x301, 0},  {0x36F, 0},   {0x483, 0},	  {0x591, 0},
	    {0x64B, 0},	 {0x93C, 0},  {0x941, 0},   {0x94D, 0},	  {0xE34, 0},
	    {0xE47, 0},	 {0x1AB0, 0}, {0x200B, 0},  {0x200D, 0},  {0x2060, 0},
	    {0x20DD, 0}, {0x302A, 0}, {0x3099, 0},  {0xFE0E, 0},  {0xFE0F, 0},
	    {0xFE20, 0}, {0xFEFF, 0}, {0xE0100, 0}, {0xE01EF, 0},
	};

	(void)state;
	assert_int_equal(wrong_widths(cases, COUNT_OF(cases)), 0);
}

/* The same categories in less common scripts. */
static void
test_combining_of_other_scripts(void **state)
{
	static const struct width_case cases[] = {
	    {0x7FD, 0},	 {0x9BC, 0},  {0x9C1, 0},  {0xA3C, 0},	{0xABC, 0},
	    {0xB3C, 0},	 {0xBCD, 0},  {0xC4D, 0},  {0xCCD, 0},	{0xD4D, 0},
	    {0xDCA, 0},	 {0xEB1, 0},  {0xF18, 0},  {0x102D, 0}, {0x135D, 0},
	    {0x17B7, 0}, {0x180B, 0}, {0xA66F, 0}, {0xFB1E, 0}, {0x1D167, 0},
	};

	(void)state;
	assert_int_equal(wrong_widths(cases, COUNT_OF(cases)), 0);
}

static void
test_columns_and_length(void **state)
{
	static const struct {
		const char *text;
		size_t columns, length;
	} cases[] = {
	    {"", 0, 0},
	    {"abc", 3, 3},
	    {"e\xCC\x81", 1, 2},
	    {"\xE6\xBC\xA2\xE5\xAD\x97", 4, 2},
	    {"a\xF0\x9F\x90\x8D"
	     "b",
	     4, 3},
	    {"\xD0\x96\xD1\x83\xD0\xBA", 3, 3},
	    {"a\tb", 3, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct text text = text_of(cases[i].text);

		assert_int_equal(utf8_columns(text), cases[i].columns);
		assert_int_equal(utf8_length(text), cases[i].length);
	}
	assert_int_equal(utf8_columns(text_of("a\xFF\xC3")), 3);
}

static void
test_what_is_not_valid_is_replaced(void **state)
{
	struct buffer out = {0};

	(void)state;
	utf8_add_valid(&out, text_of("a\xFF\xEF\xBF\xBD\xD0\x96\xE2\x82"));
	assert_string_equal(out.data, "a\xEF\xBF\xBD\xEF\xBF\xBD\xD0\x96"
				      "\xEF\xBF\xBD\xEF\xBF\xBD");
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_valid_sequences),
	    cmocka_unit_test(test_bad_bytes_are_one_byte_each),
	    cmocka_unit_test(test_bytes_behind_the_end_are_not_read),
	    cmocka_unit_test(test_narrow),
	    cmocka_unit_test(test_wide),
	    cmocka_unit_test(test_ambiguous_is_narrow),
	    cmocka_unit_test(test_combining_and_invisible),
	    cmocka_unit_test(test_combining_of_other_scripts),
	    cmocka_unit_test(test_columns_and_length),
	    cmocka_unit_test(test_what_is_not_valid_is_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
