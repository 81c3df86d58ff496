#include "unit.h"

#include "markdown/plain.h"

struct wrap_case {
	const char *in, *lead;
	size_t indent, width;
	const char *out;
};

static size_t
wrong_wraps(const struct wrap_case *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		const char *lead = cases[i].lead != NULL ? cases[i].lead : "";
		const struct plain_style style = {.lead = text_of(lead),
						  .indent = cases[i].indent,
						  .width = cases[i].width};
		struct buffer out = {0};

		plain_write(&out, text_of(cases[i].in), &style);
		wrong += differs(cases[i].in, buffer_text(&out),
				 text_of(cases[i].out));
		buffer_free(&out);
	}
	return wrong;
}

static void
test_as_it_stands(void **state)
{
	static const struct wrap_case cases[] = {
	    {"", NULL, 2, 0, ""},
	    {"a\n\n  b", NULL, 2, 0, "  a\n\n    b\n"},
	    {"a\nb", "1.", 4, 0, "1.  a\n    b\n"},
	    {"a\033", NULL, 0, 0, "a^[\n"},
	    {"a b c d e f g h i j k l m n o p q r s t u v w x y z", NULL, 0, 0,
	     "a b c d e f g h i j k l m n o p q r s t u v w x y z\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_prose(void **state)
{
	static const struct wrap_case cases[] = {
	    {"aaa bbb ccc", NULL, 0, 7, "aaa bbb\nccc\n"},
	    {"aaa bbb ccc", NULL, 0, 6, "aaa\nbbb\nccc\n"},
	    {"aaa bbb ccc", NULL, 0, 11, "aaa bbb ccc\n"},
	    {"aaa bbb ccc", NULL, 2, 9, "  aaa bbb\n  ccc\n"},
	    {"a\nb\n  c", NULL, 0, 20, "a b c\n"},
	    {"toolongword a", NULL, 0, 5, "toolongword\na\n"},
	    {"a toolongword", NULL, 2, 5, "  a\n  toolongword\n"},
	    {"a\n\n\nb", NULL, 0, 10, "a\n\nb\n"},
	    {"&#32;a &#32;b\\\n&#32;c", NULL, 0, 20, "a b\nc\n"},
	    {"a\033[1m b", NULL, 0, 10, "a^[[1m b\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* Han takes two columns each and has no blanks to break at. */
static void
test_wide_characters(void **state)
{
	static const struct wrap_case cases[] = {
	    {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89", NULL, 0, 4,
	     "\xE4\xB8\x80\xE4\xBA\x8C\n\xE4\xB8\x89\n"},
	    {"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89", NULL, 0, 5,
	     "\xE4\xB8\x80\xE4\xBA\x8C\n\xE4\xB8\x89\n"},
	    {"a \xE4\xB8\x80\xE4\xBA\x8C", NULL, 0, 4,
	     "a \xE4\xB8\x80\n\xE4\xBA\x8C\n"},
	    /* Two emoji with a joiner between them are one. */
	    {"ab\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", NULL, 0, 4,
	     "ab\n\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB\n"},
	    {"e\xCC\x81 e\xCC\x81 x", NULL, 0, 3, "e\xCC\x81 e\xCC\x81\nx\n"},
	    {"\xD0\x96\xD0\x96\xD0\x96 \xD0\x96", NULL, 0, 5,
	     "\xD0\x96\xD0\x96\xD0\x96 \xD0\x96\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_lists_hang(void **state)
{
	static const struct wrap_case cases[] = {
	    {"- aaa bbb ccc", NULL, 0, 7, "- aaa\n  bbb\n  ccc\n"},
	    {"- aaa bbb ccc", NULL, 2, 11, "  - aaa bbb\n    ccc\n"},
	    {"10. aaa bbb", NULL, 0, 8, "10. aaa\n    bbb\n"},
	    {"- a\n- b\n\n- c", NULL, 0, 9, "- a\n\n- b\n\n- c\n"},
	    {"- a\n  - bbb ccc", NULL, 0, 8, "- a\n  - bbb\n    ccc\n"},
	    {"- toolongword", NULL, 0, 5, "- toolongword\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_a_marker_has_one_blank(void **state)
{
	static const struct wrap_case cases[] = {
	    {"-   aaa bbb", NULL, 0, 8, "- aaa\n  bbb\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_numbered_list(void **state)
{
	static const struct wrap_case cases[] = {
	    {"1. a\n2. b", NULL, 0, 20, "1. a\n2. b\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_code_moves_left(void **state)
{
	static const struct wrap_case cases[] = {
	    {"```\nab cd\n```", NULL, 4, 20, "    ```\n    ab cd\n    ```\n"},
	    {"```\nab cd ef\n```", NULL, 4, 10, "  ```\n  ab cd ef\n  ```\n"},
	    {"```\nab cd ef gh\n```", NULL, 4, 10, "```\nab cd ef gh\n```\n"},
	    {"    a b c d", NULL, 2, 12, "     a b c d\n"},
	    {"    a\n\n    b", NULL, 0, 20, "    a\n\n    b\n"},
	    /* Only the blank after the mark of a quote can be left out. */
	    {"> ```\n> ab cd ef gh\n> ```", NULL, 0, 10,
	     ">```\n>ab cd ef gh\n>```\n"},
	    {"|aa|bb|\n|--|--|", NULL, 4, 9,
	     "    | aa | bb |\n    |---|---|\n"},
	    {"```\n\ta\n```", NULL, 0, 20, "```\n    a\n```\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_lead(void **state)
{
	static const struct wrap_case cases[] = {
	    {"aaa bbb", "12.", 4, 8, "12. aaa\n    bbb\n"},
	    {"aaa bbb", "12. ", 4, 8, "12. aaa\n    bbb\n"},
	    {"a\n\nb", "1.", 3, 9, "1. a\n\n   b\n"},
	    {"a", "\xE4\xB8\x80", 3, 9, "\xE4\xB8\x80 a\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* A quote is prose. */
static void
test_quotes(void **state)
{
	static const struct wrap_case cases[] = {
	    {"> aaa", NULL, 2, 20, "  > aaa\n"},
	    {"> aaa bbb ccc", NULL, 0, 9, "> aaa bbb\n> ccc\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_tables_are_aligned(void **state)
{
	static const struct wrap_case cases[] = {
	    {"|a|bb|\n|-|-:|\n|ccc|d|", NULL, 0, 20,
	     "| a   | bb |\n|-----|---:|\n| ccc |  d |\n"},
	    {"|a|b|\n|:-|-|\n|cc|d|", NULL, 0, 20,
	     "| a  | b |\n|:---|---|\n| cc | d |\n"},
	    {"|a||\n|-|-|\n|b||", NULL, 0, 20,
	     "| a |   |\n|---|---|\n| b |   |\n"},
	    {"|a|\n|:-:|\n|bbb|", NULL, 1, 20,
	     " |  a  |\n |:---:|\n | bbb |\n"},
	    {"|a|b|\n|-|-|\n|\xE4\xB8\x80|`x\\|y`|\n|c|", NULL, 0, 30,
	     "| a  | b     |\n|----|-------|\n"
	     "| \xE4\xB8\x80 | `x|y` |\n| c  |       |\n"},
	    {"|a|\n|-|\n|b \xE2\x9D\xA4\xEF\xB8\x8F|\n|cde|", NULL, 0, 30,
	     "| a    |\n|------|\n| b \xE2\x9D\xA4\xEF\xB8\x8F |\n"
	     "| cde  |\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_wide_tables_are_wrapped(void **state)
{
	static const struct wrap_case cases[] = {
	    {"|a|b|\n|-|-|\n|x|one two three|\n|y|z|", NULL, 0, 17,
	     "| a | b         |\n|---|-----------|\n"
	     "| x | one two   |\n|   | three     |\n"
	     "|---|-----------|\n| y | z         |\n"},
	    {"|a|\n|-|\n|0123456789abc|", NULL, 0, 12,
	     "| a        |\n|----------|\n| 01234567 |\n| 89abc    |\n"},
	    /* Nor is there room beside the marks of quotes. */
	    {"> > > > > > > > > > |a|\n> > > > > > > > > > |-|", NULL, 0, 20,
	     "> > > > > > > > > > | a |\n> > > > > > > > > > |---|\n"},
	    /*
	     * There is no room for columns of eight, so the cells are left as
	     * they are.
	     */
	    {"|a|b|c|\n|-|-|-|\n|long words here|d|other words|", NULL, 0, 20,
	     "| a | b | c |\n|---|---|---|\n"
	     "| long words here | d | other words |\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* JIS X 4051 and CLREQ: closing marks do not begin a line. */
static void
test_closing_marks_stay(void **state)
{
	static const struct wrap_case cases[] = {
	    {"\xE4\xB8\x80\xE4\xBA\x8C\xE3\x80\x82", NULL, 0, 4,
	     "\xE4\xB8\x80\n\xE4\xBA\x8C\xE3\x80\x82\n"},
	    {"\xE4\xB8\x80\xEF\xBC\x88\xE4\xBA\x8C\xEF\xBC\x89", NULL, 0, 4,
	     "\xE4\xB8\x80\n\xEF\xBC\x88\xE4\xBA\x8C\xEF\xBC\x89\n"},
	    {"\xE4\xB8\x80\xE4\xBA\x8C, a", NULL, 0, 4,
	     "\xE4\xB8\x80\n\xE4\xBA\x8C,\na\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_marks_stay(void **state)
{
	static const struct wrap_case cases[] = {
	    {"**a** *b* _c_ __d__ ~~e~~ `f` `` g`h ``", NULL, 0, 60,
	     "**a** *b* _c_ __d__ ~~e~~ `f` ``g`h``\n"},
	    {"[a.b](mailto:c@a.b) <d@a.b>", NULL, 0, 60,
	     "[a.b](mailto:c@a.b) d@a.b\n"},
	    {"[![](http://a)](http://a)", NULL, 0, 60,
	     "[![](http://a)](http://a)\n"},
	    {"[a](b) <http://c.d> ![e](f) www.g.org", NULL, 0, 60,
	     "[a](b) http://c.d ![e](f) www.g.org\n"},
	    {"\\*a\\* &lt;b&gt; &#27; &nosuch;", NULL, 0, 60,
	     "*a* <b> ^[ &nosuch;\n"},
	    {"a\\\nb  \nc\nd", NULL, 0, 60, "a\nb\nc d\n"},
	    {"# A\n\nB\n===\n\n***", NULL, 0, 60, "# A\n\n# B\n\n---\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

static void
test_blocks_in_items(void **state)
{
	static const struct wrap_case cases[] = {
	    {"1. ```sh\n   ls\n   ```\n2. b", NULL, 0, 20,
	     "1.\n   ```sh\n   ls\n   ```\n2. b\n"},
	    {"1. - x\n   - y", NULL, 0, 20, "1. - x\n   - y\n"},
	    {"- > a\n\n  b\n-", NULL, 0, 20, "- > a\n\n  b\n\n-\n"},
	    {"- > - a\n  > - b", NULL, 0, 20, "- > - a\n  > - b\n"},
	    {"> a\n>\n> > b\n\n> c", NULL, 0, 20, "> a\n>\n> > b\n\n> c\n"},
	};

	(void)state;
	assert_int_equal(wrong_wraps(cases, COUNT_OF(cases)), 0);
}

/* Without the color sequences, the bytes are those of the plain output. */
static void
test_colors(void **state)
{
	static const struct wrap_case cases[] = {
	    {"a **b *c* d** `e`", NULL, 0, 40,
	     "a \033[1m**b \033[3m*c*\033[m\033[1m d**\033[m "
	     "\033[36m`e`\033[m\n"},
	    {"[a](b)", NULL, 0, 40, "[a](b)\n"},
	    {"|[a](b)|\n|-|", NULL, 0, 40, "| [a](b) |\n|--------|\n"},
	    {"**bb cc**", NULL, 2, 7,
	     "  \033[1m**bb\033[m\n  \033[1mcc**\033[m\n"},
	    {"# a", NULL, 0, 9, "# \033[1ma\033[m\n"},
	    {"- a `b`\n\n```\nc\n```", NULL, 1, 0,
	     " - a `\033[36mb\033[m`\n\n ```\n \033[36mc\033[m\n ```\n"},
	    {"# a **b**\n*c*", NULL, 0, 0,
	     "# \033[1ma \033[m**\033[1mb\033[m**\n*\033[3mc\033[m*\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct plain_style style = {.lead = {"", 0},
						  .indent = cases[i].indent,
						  .width = cases[i].width,
						  .has_color = true};
		struct buffer out = {0};

		plain_write(&out, text_of(cases[i].in), &style);
		assert_int_equal(differs(cases[i].in, buffer_text(&out),
					 text_of(cases[i].out)),
				 0);
		buffer_free(&out);
	}
}

static void
test_literal_text_is_no_markdown(void **state)
{
	const struct plain_style style = {
	    .lead = text_of("- "), .indent = 2, .width = 12};
	struct buffer out = {0};

	(void)state;
	plain_write_literal(&out, text_of(" # a *b*\n1. c \033"), &style);
	assert_string_equal(out.data, "- # a *b* 1.\n  c ^[\n");
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_as_it_stands),
	    cmocka_unit_test(test_prose),
	    cmocka_unit_test(test_wide_characters),
	    cmocka_unit_test(test_lists_hang),
	    cmocka_unit_test(test_a_marker_has_one_blank),
	    cmocka_unit_test(test_numbered_list),
	    cmocka_unit_test(test_code_moves_left),
	    cmocka_unit_test(test_lead),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_tables_are_aligned),
	    cmocka_unit_test(test_wide_tables_are_wrapped),
	    cmocka_unit_test(test_closing_marks_stay),
	    cmocka_unit_test(test_marks_stay),
	    cmocka_unit_test(test_blocks_in_items),
	    cmocka_unit_test(test_colors),
	    cmocka_unit_test(test_literal_text_is_no_markdown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
