#include "unit.h"

#include "base/buffer.h"
#include "read/breaks.h"

/* The lines of a text for libyaml, and the lines of the file they are on. */
static const struct {
	const char *name;
	struct text text;
	unsigned lines[6]; /* 0: none */
	bool are_whole[6];
} cases[] = {
    {"nothing", TEXT_INITIAL(""), {1, 2}, {true, true}},
    {"newlines",
     TEXT_INITIAL("a\n\nb\n"),
     {1, 2, 3, 4},
     {true, true, true, true}},
    {"Windows", TEXT_INITIAL("a\r\nb\r\n"), {1, 2, 3}, {true, true, true}},
    {"carriage returns",
     TEXT_INITIAL("a\rb\r\r\n"),
     {1, 2, 3},
     {true, true, true}},
    {"U+0085",
     TEXT_INITIAL("a\xC2\x85"
		  "b\nc"),
     {1, 1, 2, 3},
     {true, false, true, true}},
    {"U+2028 and U+2029",
     TEXT_INITIAL("a\xE2\x80\xA8\xE2\x80\xA9\nb\n"),
     {1, 1, 1, 2, 3},
     {true, false, false, true, true}},
    {"at the end of a line of Windows",
     TEXT_INITIAL("a\xE2\x80\xA8\r\nb"),
     {1, 1, 2},
     {true, false, true}},
    {"neighbors of the three",
     TEXT_INITIAL("\xC2\x84\n\xE2\x80\xA7\n\xE2\x81\xA8\xC3\x85\n\xE2\x82\x85"
		  "\xE3\x80\xA8"),
     {1, 2, 3, 4},
     {true, true, true, true}},
};

/* Reports the lines that are wrong if the bytes come in two reads. */
static size_t
count_wrong(size_t at, size_t cut)
{
	struct text text = cases[at].text;
	const unsigned char *bytes = (const void *)text.data;
	struct breaks breaks = {.line = 1};
	size_t wrong = 0;

	breaks_add(&breaks, bytes, cut);
	breaks_add(&breaks, bytes + cut, text.size - cut);
	for (unsigned i = 0; cases[at].lines[i] > 0; i++) {
		bool is_whole;
		unsigned line = breaks_line(&breaks, i + 1, &is_whole);

		if (line == cases[at].lines[i] &&
		    is_whole == cases[at].are_whole[i])
			continue;
		print_error("%s, cut at %zu: line %u is on %u\n",
			    cases[at].name, cut, i + 1, line);
		wrong++;
	}
	breaks_free(&breaks);
	return wrong;
}

static void
test_lines(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (size_t cut = 0; cut <= cases[i].text.size; cut++)
			wrong += count_wrong(i, cut);
	assert_int_equal(wrong, 0);
}

/* Checks the line of a wide break after lines of up to MOST bytes. */
static void
check_long(unsigned lines, unsigned most)
{
	static const char wide[] = "\xE2\x80\xA8";
	struct breaks breaks = {.line = 1};
	struct buffer text = {0};
	bool is_whole;

	for (unsigned i = 0; i < lines; i++)
		buffer_print(&text, "%.*s\n", (int)(i % (most + 1)), "abcdef");
	breaks_add(&breaks, (const void *)text.data, text.size);
	breaks_add(&breaks, (const void *)wide, sizeof(wide) - 1);
	assert_int_equal(breaks_line(&breaks, lines + 1, &is_whole), lines + 1);
	assert_true(is_whole);
	assert_int_equal(breaks_line(&breaks, lines + 2, &is_whole), lines + 1);
	assert_false(is_whole);
	breaks_free(&breaks);
	buffer_free(&text);
}

/* Newlines are counted many bytes at once. */
static void
test_long(void **state)
{
	(void)state;
	for (unsigned lines = 0; lines < 600; lines++) {
		check_long(lines, 0);
		check_long(lines, 6);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests_name("breaks", tests, NULL, NULL);
}
