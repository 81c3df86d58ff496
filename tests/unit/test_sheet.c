#include "unit.h"

#include "markdown/escape.h"
#include "markdown/sheet.h"

struct write_case {
	const char *in, *out;
};

static struct buffer
written(struct text markdown)
{
	struct buffer out = {0};
	struct tree tree = {0};

	tree_parse(&tree, markdown);
	sheet_write(&out, &tree, 0);
	tree_free(&tree);
	return out;
}

/*
 * Counts the texts that are written differently, or that change when written
 * again.
 */
static size_t
wrong_texts(const struct write_case *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct buffer once = written(text_of(cases[i].in));
		struct buffer twice = written(buffer_text(&once));

		wrong += differs(cases[i].in, buffer_text(&once),
				 text_of(cases[i].out));
		wrong += differs("written again", buffer_text(&twice),
				 buffer_text(&once));
		buffer_free(&once);
		buffer_free(&twice);
	}
	return wrong;
}

static void
test_what_stays(void **state)
{
	static const struct write_case cases[] = {
	    {"", ""},
	    {"\n\n", ""},
	    {"a", "a\n"},
	    {"a\nb\n\n\nc\n", "a\nb\n\nc\n"},
	    {"**bold** and *italic* and _too_\n",
	     "**bold** and *italic* and *too*\n"},
	    {"[text](http://x.org/a_b)", "[text](<http://x.org/a_b>)\n"},
	    {"see https://x.org/a?b=c&d=1#e",
	     "see <https://x.org/a?b=c&d=1#e>\n"},
	    {"a ~~old~~ b", "a ~~old~~ b\n"},
	    {"*a\nb\nc*", "*a\nb\nc*\n"},
	    {"**a**\\\nb", "**a**  \nb\n"},
	    /* A blank that is written as a reference is one all the same. */
	    {"x\n&#32;a", "x\na\n"},
	    {"&#32;", "&nbsp;\n"},
	    /* Marks inside a blank would not be marks. */
	    {"x *a&nbsp;* y", "x a\xC2\xA0 y\n"},
	    {"x *a\nb&nbsp;* y", "x a\nb\xC2\xA0 y\n"},
	    {"x [a\nb\nc](d) y", "x [a\nb\nc](<d>) y\n"},
	    {"`<b> $x ~ @ {`", "`<b> $x ~ @ {`\n"},
	    {"`` a`b ``", "``a`b``\n"},
	    {"`a\nb`", "`a b`\n"},
	    {"a < b, c > d & e", "a < b, c > d & e\n"},
	    {"&lt;b&gt;", "\\<b>\n"},
	    {"--help and -v", "--help and -v\n"},
	    {"a  \nb", "a  \nb\n"},
	    {"x[0], f(x); 100%", "x\\[0], f(x); 100%\n"},
	    {"2 * 3 * 4 and a_b", "2 * 3 * 4 and a\\_b\n"},
	    {"\xD0\x96 \xF0\x9F\x90\x8D", "\xD0\x96 \xF0\x9F\x90\x8D\n"},
	    {"| a | b |\n| - | - |\n| `<x>` | d |\n",
	     "| a | b |\n|---|---|\n| `<x>` | d |\n"},
	    {"e.g. this", "e.g. this\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_what_is_escaped(void **state)
{
	static const struct write_case cases[] = {
	    {"a <b>x</b>", "a \\<b>x\\</b>\n"},
	    {"<!-- x -->", "\\<!-- x -->\n"},
	    {"<?php", "\\<?php\n"},
	    {"List<T> x", "List\\<T> x\n"},
	    {"<details>\n\nx", "\\<details>\n\nx\n"},
	    {"$x$ costs 5$", "\\$x\\$ costs 5\\$\n"},
	    {"x^2^ and H~2~O", "x\\^2\\^ and H~~2~~O\n"},
	    /* Readers do not agree that these are marks, so they are left out.
	     */
	    {"d ~~&nbsp;e&amp~~; f", "d \xC2\xA0"
				     "e\\&amp; f\n"},
	    {"d ~~&nbsp;e&#38~~; f", "d \xC2\xA0"
				     "e\\&#38; f\n"},
	    {"e&amp~~;~~ f", "e&amp\\~\\~;\\~\\~ f\n"},
	    {"e & ~~f~~ R&D", "e & ~~f~~ R&D\n"},
	    {"a {#id}", "a {#id}\n"},
	    {"a :smile: b", "a \\:smile: b\n"},
	    {"a: b :c", "a: b :c\n"},
	    {"lone ` tick", "lone \\` tick\n"},
	    {"[x]: http://y", ""},
	    {"| a<b> | c |\n|-|-|\n", "| a\\<b> | c |\n|---|---|\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_what_would_begin_a_block(void **state)
{
	static const struct write_case cases[] = {
	    {"# a", "**a**\n"},
	    {"a\n## b\nc", "a\n\n**b**\n\nc\n"},
	    {"#", ""},
	    {"a\n---", "**a**\n"},
	    {"a\n2. b", "a\n2\\. b\n"},
	    {"a\n2) b", "a\n2\\) b\n"},
	    {"a\n-", "**a**\n"},
	    {"(1) a", "\\(1) a\n"},
	    {"(@) a", "\\(@) a\n"},
	    {"a. b", "a\\. b\n"},
	    {"iv) b", "iv\\) b\n"},
	    {"a\n: b", "a\n\\: b\n"},
	    {"::: x", "\\::: x\n"},
	    {"| a", "\\| a\n"},
	    {"-1 is less", "-1 is less\n"},
	    {"a (b)", "a (b)\n"},
	    {"No. Why?", "No. Why?\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_rules_are_stars(void **state)
{
	static const struct write_case cases[] = {
	    {"***", "* * *\n"},
	    {"a\n\n---\n\nb", "a\n\n* * *\n\nb\n"},
	    {"- - -", "* * *\n"},
	    {"- ***", "- &nbsp;\n\n    * * *\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_backslashes(void **state)
{
	static const struct write_case cases[] = {
	    {"\\*a\\*", "\\*a\\*\n"},	      {"\\<b>", "\\<b>\n"},
	    {"\\`a\\`", "\\`a\\`\n"},	      {"C:\\dir", "C:\\\\dir\n"},
	    {"a\\\\b", "a\\\\b\n"},	      {"a\\\nb", "a  \nb\n"},
	    {"say \\\"x\\\"", "say \"x\"\n"}, {"a\\", "a\\\\\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

/* Without its backslash, each of these would mean something else. */
static void
test_escapes_that_must_stay(void **state)
{
	static const struct write_case cases[] = {
	    {"a\n===", "**a**\n"},
	    {"a\n\\===", "a\n\\===\n"},
	    {"\\&lt;", "\\&lt;\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_code(void **state)
{
	static const struct write_case cases[] = {
	    {"```python\nx = '<b>'\n```", "```python\nx = '<b>'\n```\n"},
	    {"~~~\na\n~~~", "```\na\n```\n"},
	    {"~~~\n```\n~~~", "````\n```\n````\n"},
	    {"`````\n````\n`````", "`````\n````\n`````\n"},
	    {"```\na", "```\na\n```\n"},
	    {"    a\n      b", "```\na\n  b\n```\n"},
	    {"    a ``` b", "````\na ``` b\n````\n"},
	    {"```\n# a\n\n\n- b\n```", "```\n# a\n\n\n- b\n```\n"},
	    {"a\n```\nb\n```\nc", "a\n\n```\nb\n```\n\nc\n"},
	    {"``` {.py #x}\na\n```", "```\na\n```\n"},
	    {"```c++ extra\na\n```", "```c++\na\n```\n"},
	    {"```\n```", "```\n```\n"},
	    {"```\n\ta\n```", "```\n    a\n```\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_lists(void **state)
{
	static const struct write_case cases[] = {
	    {"- a\n- b", "- a\n- b\n"},
	    {"x\n- a\ny\n\nz", "x\n\n- a\n    y\n\nz\n"},
	    {"- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d\n"},
	    {"- a\n  more", "- a\n    more\n"},
	    {"1. a\n\n2. b", "1. a\n\n2. b\n"},
	    {"- a\n  ```\n  x\n   y\n  ```",
	     "- a\n\n    ```\n    x\n     y\n    ```\n"},
	    {"- a\n\n  b", "- a\n\n    b\n"},
	    {"- # a", "- &nbsp;\n\n    **a**\n"},
	    {"- a\n\nb", "- a\n\nb\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_numbered_list(void **state)
{
	static const struct write_case cases[] = {
	    {"1. a\n2. b\n", "1. a\n2. b\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_quotes(void **state)
{
	static const struct write_case cases[] = {
	    {"> a", "> a\n"},
	    {"x\n> a", "x\n\n> a\n"},
	    {"> # a", "> **a**\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_quotes_of_many_lines(void **state)
{
	static const struct write_case cases[] = {
	    {"> a\n> b", "> a\n> b\n"},
	    {"> ```\n> x\n> ```", "> ```\n> x\n> ```\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_a_bare_address_is_a_link(void **state)
{
	static const struct write_case cases[] = {
	    {"see https://x.org/~u/@y", "see <https://x.org/~u/@y>\n"},
	    /* As cmark-gfm, a link ends before an entity and a semicolon. */
	    {"https://a.org/x;", "<https://a.org/x>;\n"},
	    {"https://a.org/x1;", "<https://a.org/x1>;\n"},
	    {"https://a.org/;;", "<https://a.org/>;;\n"},
	    {"https://a.org/x&b;", "<https://a.org/x>\\&b;\n"},
	    {"http://\xD0\xB6.\xD1\x80\xD1\x84/x http://-a",
	     "[http\\://\xD0\xB6.\xD1\x80\xD1\x84/x]"
	     "(<http://%D0%B6.%D1%80%D1%84/x>) http\\://-a\n"},
	    {"[a@b](mailto:c?cc=a@b)", "[a@b](<mailto:c?cc=a@b>)\n"},
	    {"[![](http://a)](http://a)", "[![](<http://a>)](<http://a>)\n"},
	    /* A backslash escapes neither a letter nor the mark of a link. */
	    {"\\http://a.org b", "\\\\<http://a.org> b\n"},
	    {"c\\\\http://a.org", "c\\\\<http://a.org>\n"},
	    {"\\\\\\http://a.org", "\\\\\\\\<http://a.org>\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

/* It is kept, as it is in the middle of a line. */
static void
test_struck_text_at_the_front_of_a_line_stays(void **state)
{
	static const struct write_case cases[] = {
	    {"~~old~~ new", "~~old~~ new\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

/* It would end the paragraph. */
static void
test_no_line_is_empty(void **state)
{
	static const struct write_case cases[] = {
	    {"a\n\\\nb", "a\n&nbsp;  \nb\n"},
	    {"a\n&#32;\nb", "a\n&nbsp;\nb\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

/* A mark that readers would not recognize is left out. */
static void
test_what_a_mark_leaves_behind(void **state)
{
	static const struct write_case cases[] = {
	    {"*# a\nb&nbsp;*", "\\# a\nb\xC2\xA0\n"},
	    {"> x\n> **1. a\n> b&nbsp;** c", "> x\n> 1\\. a\n> b\xC2\xA0 c\n"},
	    {"*&#32;- a*", "\\- a\n"},
	    {"#\t>", "\\>\n"},
	    {"**&#32;**", "&nbsp;\n"},
	    {"**a** *&nbsp;b*", "**a** \xC2\xA0"
				"b\n"},
	    {"#\t* a", "\\* a\n"},
	    {"a~~http://b\nc~~", "a<http://b>\nc\n"},
	    {"x *&nbsp;**a***__b__", "x \xC2\xA0**a**b\n"},
	};

	(void)state;
	assert_int_equal(wrong_texts(cases, COUNT_OF(cases)), 0);
}

static void
test_unsafe_bytes_become_visible(void **state)
{
	static const struct text cases[] = {
	    TEXT_INITIAL("a\033[31m\xC2\x9B\0"),
	    TEXT_INITIAL("`a\033[31m\xC2\x9B\0`"),
	    TEXT_INITIAL("```\na\033[31m\xC2\x9B\0\n```"),
	    TEXT_INITIAL("```a\033[31m\xC2\x9B\0\nb\n```"),
	    TEXT_INITIAL("- a\033[31m\xC2\x9B\0"),
	    TEXT_INITIAL("> a\033[31m\xC2\x9B\0"),
	    TEXT_INITIAL("|a|b|\n|-|-|\n|\033|\xC2\x9B\0|"),
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = written(cases[i]);

		assert_false(text_has_any(buffer_text(&out), "\033\x9B"));
		buffer_free(&out);
	}
}

static void
test_no_nul_is_written(void **state)
{
	struct buffer out = written(LITERAL("```a\0b\nc\n```"));

	(void)state;
	assert_null(memchr(out.data, '\0', out.size));
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_stays),
	    cmocka_unit_test(test_what_is_escaped),
	    cmocka_unit_test(test_what_would_begin_a_block),
	    cmocka_unit_test(test_rules_are_stars),
	    cmocka_unit_test(test_backslashes),
	    cmocka_unit_test(test_escapes_that_must_stay),
	    cmocka_unit_test(test_code),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_numbered_list),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_quotes_of_many_lines),
	    cmocka_unit_test(test_a_bare_address_is_a_link),
	    cmocka_unit_test(test_struck_text_at_the_front_of_a_line_stays),
	    cmocka_unit_test(test_no_line_is_empty),
	    cmocka_unit_test(test_what_a_mark_leaves_behind),
	    cmocka_unit_test(test_unsafe_bytes_become_visible),
	    cmocka_unit_test(test_no_nul_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
