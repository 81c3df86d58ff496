#include "unit.h"

#include "markdown/escape.h"

/*
 * Each character in each position where a reader needs a backslash, and where
 * none does.  tests/sheets.py has the readers confirm it.
 */
struct escape_case {
	char before;
	const char *in;
	char after;
	unsigned place;
	const char *out;
};

/* Longer than any entity and the name of any emoji. */
#define SIXTY_FOUR                                                             \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_characters(void **state)
{
	static const struct escape_case cases[] = {
	    /* Everywhere. */
	    {'a', "\\a", 'a', 0, "\\\\a"},
	    {' ', "\\", ' ', 0, "\\\\"},
	    {'a', "`", 'a', 0, "\\`"},
	    {'a', "[", 'a', 0, "\\["},
	    /* Marks: but between two blanks. */
	    {' ', "*", ' ', 0, "*"},
	    {'\n', "*", ' ', 0, "\\*"},
	    {'\t', "*\t*", '\t', 0, "*\t*"},
	    {'a', "*", ' ', 0, "\\*"},
	    {' ', "*", 'a', 0, "\\*"},
	    {'a', "_b", ' ', 0, "\\_b"},
	    {' ', "2 * 3 ~ 4", ' ', 0, "2 * 3 ~ 4"},
	    {' ', "x^2^ $5 ~/a", ' ', 0, "x\\^2\\^ \\$5 \\~/a"},
	    /* Raw HTML and autolinks. */
	    {' ', "<", 'a', 0, "\\<"},
	    {' ', "a < b <= c", ' ', 0, "a < b \\<= c"},
	    {' ', "a > b -> c", ' ', 0, "a > b -> c"},
	    /* Brackets: the closing one in a link alone. */
	    {' ', "a]b", ' ', 0, "a]b"},
	    {' ', "a]b", ' ', ESCAPE_LINK, "a\\]b"},
	    {' ', "(a)", ' ', ESCAPE_LINK, "(a)"},
	    {' ', "a!", '[', 0, "a\\!"},
	    {' ', "a!", ' ', 0, "a!"},
	    {' ', "![", ' ', 0, "!\\["},
	    /* Attributes of pandoc. */
	    {' ', "{a}", ' ', 0, "{a}"},
	    {'`', "{a}", ' ', 0, "\\{a}"},
	    {')', "{a}", ' ', 0, "\\{a}"},
	    {' ', "@{a}", ' ', 0, "@\\{a}"},
	    {' ', "{a}", ' ', ESCAPE_HEADING, "\\{a}"},
	    /* Entities. */
	    {' ', "&lt; &#1; &#xA;", ' ', 0, "\\&lt; \\&#1; \\&#xA;"},
	    {' ', "AT&T & &; &#; &a", ' ', 0, "AT&T & &; &#; &a"},
	    {' ', "&" SIXTY_FOUR ";", ' ', 0, "&" SIXTY_FOUR ";"},
	    /* Emoji. */
	    {' ', ":smile: :+1:", ' ', 0, "\\:smile: \\:+1:"},
	    {' ', "a: b :c std::d", ' ', 0, "a: b :c std::d"},
	    {' ', ":" SIXTY_FOUR ":", ' ', 0, ":" SIXTY_FOUR ":"},
	    /* Addresses. */
	    {' ', "https://a ftp://b", ' ', 0, "https\\://a ftp\\://b"},
	    {' ', "a://", ' ', 0, "a\\://"},
	    {' ', "1:// a:/b", ' ', 0, "1:// a:/b"},
	    {' ', "www.a WWW.b", ' ', 0, "www\\.a WWW\\.b"},
	    {' ', "ww.a xaw.b aww.c", ' ', 0, "ww.a xaw.b aww.c"},
	    /* Pipes. */
	    {' ', "a|b", ' ', 0, "a|b"},
	    {' ', "a|b", ' ', ESCAPE_CELL, "a\\|b"},
	    /* A line that looks empty. */
	    {'\n', "\xC2\xA0", '\n', 0, "&nbsp;"},
	    {'a', "\xC2\xA0", '\n', 0, "\xC2\xA0"},
	    /* Never. */
	    {' ', "\"a\" 'b' (c) d; e, f. g? h% i/j @k #l +m -n =o", ' ', 0,
	     "\"a\" 'b' (c) d; e, f. g? h% i/j @k #l +m -n =o"},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = {0};

		escape_add_text(&out, text_of(cases[i].in), cases[i].before,
				cases[i].after, cases[i].place);
		wrong += differs(cases[i].in, buffer_text(&out),
				 text_of(cases[i].out));
		buffer_free(&out);
	}
	assert_int_equal(wrong, 0);
}

static void
test_lines(void **state)
{
	static const char *const cases[][2] = {
	    {"# a", "\\# a"},
	    {"#a", "\\#a"},
	    {"> a", "\\> a"},
	    {">a", "\\>a"},
	    {"| a", "\\| a"},
	    {"a | b", "a | b"},
	    {"- a", "\\- a"},
	    {"-", "\\-"},
	    {"-a", "-a"},
	    {"--a", "--a"},
	    {"+ a", "\\+ a"},
	    {"+a", "+a"},
	    {": a", "\\: a"},
	    {":a", ":a"},
	    {"::: a", "\\::: a"},
	    {"1. a", "1\\. a"},
	    {"12) a", "12\\) a"},
	    {"1.a", "1.a"},
	    {"1.", "1\\."},
	    {"a. b", "a\\. b"},
	    {"iv) b", "iv\\) b"},
	    {"ab. c", "ab. c"},
	    {"(1) a", "\\(1) a"},
	    {"(a b", "(a b"},
	    {"(@) a", "\\(@) a"},
	    {"---", "\\---"},
	    {"==", "\\=="},
	    {"= a", "= a"},
	    {"--|:-", "\\--|:-"},
	    {"+---+", "\\+---+"},
	    {"Table: a", "Table\\: a"},
	    {"Tables: a", "Tables: a"},
	    {"table: a", "table\\: a"},
	    {"fable: a", "fable: a"},
	    {"", ""},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = {0};

		buffer_print(&out, "x\n%s", cases[i][0]);
		escape_line(&out, 2);
		wrong += differs(cases[i][0], text_from(buffer_text(&out), 2),
				 text_of(cases[i][1]));
		buffer_free(&out);
	}
	assert_int_equal(wrong, 0);
}

static void
test_code(void **state)
{
	static const char *const cases[][2] = {
	    {"a", "`a`"},     {"a`b", "``a`b``"}, {"a``b", "```a``b```"},
	    {"`", "`` ` ``"}, {"a`", "`` a` ``"}, {" a ", "`  a  `"},
	    {" a", "` a`"},   {" ", "` `"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = {0};

		escape_add_code(&out, text_of(cases[i][0]));
		assert_string_equal(out.data, cases[i][1]);
		buffer_free(&out);
	}
}

static void
test_addresses(void **state)
{
	static const char *const cases[][2] = {
	    {"https://a.b/c_d?e=f&g#h", "<https://a.b/c_d?e=f&g#h>"},
	    {"a b<c>(d)\\e*f", "<a%20b%3Cc%3E%28d%29%5Ce%2Af>"},
	    {"a%20b", "<a%20b>"},
	    {"a&lt;b&c", "<a%26lt;b&c>"},
	    {"\xC3\xA4\033", "<%C3%A4%1B>"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = {0};

		escape_add_address(&out, text_of(cases[i][0]));
		assert_string_equal(out.data, cases[i][1]);
		buffer_free(&out);
	}
	assert_true(escape_is_autolink(text_of("http://a/*b*"), false));
	assert_false(escape_is_autolink(text_of("http://a/*b*"), true));
	assert_false(escape_is_autolink(text_of("http://a/_b"), true));
	assert_false(escape_is_autolink(text_of("http://a b"), false));
	assert_false(escape_is_autolink(text_of("http://a/&lt;"), false));
	assert_false(escape_is_autolink(text_of("ftp://a"), false));
	assert_false(escape_is_autolink(text_of("http://"), false));
	assert_false(escape_is_autolink(LITERAL("http://a\0b"), false));
}

static void
test_literal(void **state)
{
	struct buffer out = {0};

	(void)state;
	escape_add_literal(&out, text_of(" *a*\n`b` [c](d) \033 &lt; "),
			   ESCAPE_PROSE);
	assert_string_equal(out.data, "\\*a\\* \\`b\\` \\[c](d) \\^\\[ \\&lt;");
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_characters), cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_code),       cmocka_unit_test(test_addresses),
	    cmocka_unit_test(test_literal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
