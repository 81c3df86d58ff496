#include "unit.h"

#include "markdown/html.h"

struct html_case {
	const char *in, *out;
};

static size_t
wrong_html(const struct html_case *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct buffer out = {0};

		html_write(&out, text_of(cases[i].in));
		wrong += differs(cases[i].in, buffer_text(&out),
				 text_of(cases[i].out));
		buffer_free(&out);
	}
	return wrong;
}

static void
test_blocks(void **state)
{
	static const struct html_case cases[] = {
	    {"", ""},
	    {"a", "a"},
	    {"a\nb\n", "a b"},
	    {"a\n\nb", "a<br><br>b"},
	    {"- a\n- b", "- a<br>- b"},
	    {"x\n- a\n- b\n\ny", "x<br><br>- a<br>- b<br><br>y"},
	    {"- a\n  - b", "- a<br>&nbsp;&nbsp;- b"},
	    {"```py\nif a < b:\n    x\n```",
	     "<pre><code>if a &lt; b:\n    x</code></pre>"},
	    {"a\n\n    x\n\ny", "a<pre><code>x</code></pre>y"},
	    {"|a|b|\n|-|-|\n|<|d|", "<pre>|a|b|\n|-|-|\n|&lt;|d|</pre>"},
	    {"# a", "# a"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

static void
test_prose(void **state)
{
	static const struct html_case cases[] = {
	    {"a <b> & c", "a &lt;b&gt; &amp; c"},
	    {"**a** b **c**", "<b>a</b> b <b>c</b>"},
	    {"**a\nb**", "<b>a b</b>"},
	    {"a ** b", "a ** b"},
	    {"*a* _b_", "*a* _b_"},
	    {"`a < b`", "<code>a &lt; b</code>"},
	    {"`**` x `**`", "<code>**</code> x <code>**</code>"},
	    {"**`a`**", "<b><code>a</code></b>"},
	    {"`a\nb`", "<code>a b</code>"},
	    {"\\*\\*a\\*\\*", "**a**"},
	    {"\\<b>", "&lt;b&gt;"},
	    {"C:\\dir", "C:\\dir"},
	    {"a\\", "a\\"},
	    {"&lt;", "&lt;"},
	    {"\xD0\x96", "\xD0\x96"},
	    {"a\033b", "a^[b"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* CommonMark 6.2: stars between blanks are stars. */
static void
test_stars_between_blanks_are_no_marks(void **state)
{
	static const struct html_case cases[] = {
	    {"2 ** 3 is 8, 2 ** 4 is 16", "2 ** 3 is 8, 2 ** 4 is 16"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* CommonMark 2.4 and 6.1 */
static void
test_escapes_and_spans_as_in_markdown(void **state)
{
	static const struct html_case cases[] = {
	    {"a\\@b \\% \\= \\/ \\; \\? \\,", "a@b % = / ; ? ,"},
	    {"`` `a` ``", "<code>`a`</code>"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

static void
test_numbered_list(void **state)
{
	static const struct html_case cases[] = {
	    {"1. a\n2. b", "1. a<br>2. b"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

static void
test_escape(void **state)
{
	struct buffer out = {0};

	(void)state;
	html_escape(&out, LITERAL("<a href=\"x\">&\n\t\033\xFF\xE2\x80\xAE"));
	assert_string_equal(out.data, "&lt;a href=\"x\"&gt;&amp;\n\t^[&lt;FF"
				      "&gt;&lt;U+202E&gt;");
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_blocks),
	    cmocka_unit_test(test_prose),
	    cmocka_unit_test(test_stars_between_blanks_are_no_marks),
	    cmocka_unit_test(test_escapes_and_spans_as_in_markdown),
	    cmocka_unit_test(test_numbered_list),
	    cmocka_unit_test(test_escape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
