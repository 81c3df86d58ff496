#include "unit.h"

#include "markdown/markdown.h"

struct scan_case {
	const char *in;
	const char *blocks; /* of each: kind, number of its line, [text] */
};

static size_t
wrong_blocks(const struct scan_case *cases, size_t count)
{
	static const char kinds[] = "pitchqr"; /* in the order of md_kind */
	struct md_scanner scanner;
	struct md_block block;
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct buffer got = {0};

		md_scan(&scanner, text_of(cases[i].in));
		while (md_next(&scanner, &block))
			buffer_print(&got, "%c%zu[%.*s]", kinds[block.kind],
				     block.line, TEXT_ARG(block.text));
		wrong += differs(cases[i].in, buffer_text(&got),
				 text_of(cases[i].blocks));
		buffer_free(&got);
	}
	return wrong;
}

static void
test_paragraphs(void **state)
{
	static const struct scan_case cases[] = {
	    {"", ""},
	    {"\n \n\t\n", ""},
	    {"a", "p0[a]"},
	    {"a\nb\n", "p0[a\nb]"},
	    {"\n\na\n\n\nb", "p2[a]p5[b]"},
	    {"a\n    not code", "p0[a\n    not code]"},
	    {"a\n1986. was a year", "p0[a\n1986. was a year]"},
	    {"Foo\n===", "p0[Foo\n===]"},
	    {"Foo\n---", "p0[Foo\n---]"},
	    {"-no item", "p0[-no item]"},
	    {"1.no item", "p0[1.no item]"},
	    {"#no heading", "p0[#no heading]"},
	    {"####### seven", "p0[####### seven]"},
	    {"``not a fence", "p0[``not a fence]"},
	    {"```a`b```", "p0[```a`b```]"},
	    {"<div>\n\nx", "p0[<div>]p2[x]"},
	    {"--", "p0[--]"},
	    {"a\r\nb\r\n\r\nc", "p0[a\r\nb\r]p3[c]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_headings_rules_and_tables(void **state)
{
	static const struct scan_case cases[] = {
	    {"# a\nb", "h0[# a]p1[b]"},
	    {"a\n## b\nc", "p0[a]h1[## b]p2[c]"},
	    {"#\n###### six", "h0[#]h1[###### six]"},
	    {"***\n- - -\n___", "r0[***]r1[- - -]r2[___]"},
	    {"a\n***\nb", "p0[a]r1[***]p2[b]"},
	    {"   ---", "r0[   ---]"},
	    {"| a | b |\n| - | - |\n| c | d |\n\ne",
	     "t0[| a | b |\n| - | - |\n| c | d |]p4[e]"},
	    {"a | b\n:-: | --\nc | d", "t0[a | b\n:-: | --\nc | d]"},
	    {"x\n| a | b |\n| - | - |\n", "p0[x]t1[| a | b |\n| - | - |]"},
	    {"| a |\n| b |", "p0[| a |\n| b |]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

/* GitHub's specification, example 201: other blocks end a table. */
static void
test_a_block_ends_a_table(void **state)
{
	static const struct scan_case cases[] = {
	    {"|a|b|\n|-|-|\n|c|d|\n> q", "t0[|a|b|\n|-|-|\n|c|d|]q3[> q]"},
	    {"|a|b|\n|-|-|\n```\nx\n```", "t0[|a|b|\n|-|-|]c2[```\nx\n```]"},
	    {"|a|b|\n|-|-|\n- i", "t0[|a|b|\n|-|-|]i2[- i]"},
	    {"|a|b|\n|-|-|\n# h", "t0[|a|b|\n|-|-|]h2[# h]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

/* The same, example 203: a table has as many dashes as cells. */
static void
test_a_row_of_another_width_makes_no_table(void **state)
{
	static const struct scan_case cases[] = {
	    {"| a | b |\n| - |\n| c |", "p0[| a | b |\n| - |\n| c |]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_fences(void **state)
{
	static const struct scan_case cases[] = {
	    {"```\na\n```\nb", "c0[```\na\n```]p3[b]"},
	    {"~~~ py\n```\n~~~\n", "c0[~~~ py\n```\n~~~]"},
	    {"````\n```\n````", "c0[````\n```\n````]"},
	    {"```\n~~~\n```", "c0[```\n~~~\n```]"},
	    {"```\na\n`````\nb", "c0[```\na\n`````]p3[b]"},
	    {"a\n```\nb\n```", "p0[a]c1[```\nb\n```]"},
	    {"```\n\n# a\n\n- b\n```", "c0[```\n\n# a\n\n- b\n```]"},
	    {"```\n``` py\n```", "c0[```\n``` py\n```]"},
	    {"```\n    ```\n```", "c0[```\n    ```\n```]"},
	    {"```\n   ```  \nb", "c0[```\n   ```  ]p2[b]"},
	    {"~~~ a`b\nc\n~~~", "c0[~~~ a`b\nc\n~~~]"},
	    {"```", "c0[```]"},
	    {"```\na", "c0[```\na]"},
	    {"```\n```", "c0[```\n```]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

/* CommonMark 4.5: the closing fence is indented by three blanks at most. */
static void
test_a_fence_far_to_the_right_closes_nothing(void **state)
{
	static const struct scan_case cases[] = {
	    {"   ```\n    ```\n   ```\nb", "c0[   ```\n    ```\n   ```]p3[b]"},
	    {"```\n\t```\n```\nb", "c0[```\n\t```\n```]p3[b]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_indented_code(void **state)
{
	static const struct scan_case cases[] = {
	    {"    a\n    b\n\nc", "c0[    a\n    b]p3[c]"},
	    {"    a\n\n    b\nc", "c0[    a\n\n    b]p3[c]"},
	    {"    - a", "c0[    - a]"},
	    {"   a", "p0[   a]"},
	    {"    a\n\n\n", "c0[    a]"},
	    {"    a\n      b", "c0[    a\n      b]"},
	    {"- a\n\n      code\n", "i0[- a]c2[      code]"},
	    {"- a\n\n    text\n", "i0[- a]p2[    text]"},
	    {"- a\n\nb\n\n    code", "i0[- a]p2[b]c4[    code]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

/* The first line may be the one that stands farthest to the right. */
static void
test_indented_code_is_one_block(void **state)
{
	static const struct scan_case cases[] = {
	    {"      1\n     10\n    100", "c0[      1\n     10\n    100]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_code_behind_a_tab_ends(void **state)
{
	static const struct scan_case cases[] = {
	    {"\ta\n\tb\n\nc", "c0[\ta\n\tb]p3[c]"},
	    {"\ta\nb", "c0[\ta]p1[b]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_lists(void **state)
{
	static const struct scan_case cases[] = {
	    {"- a\n- b\n", "i0[- a]i1[- b]"},
	    {"* a\n+ b", "i0[* a]i1[+ b]"},
	    {"- a\n  more\n- b", "i0[- a\n  more]i2[- b]"},
	    {"- a\nlazy", "i0[- a\nlazy]"},
	    {"- a\n  - b\n    - c\n- d", "i0[- a]i1[  - b]i2[    - c]i3[- d]"},
	    {"- a\n\n- b", "i0[- a]i2[- b]"},
	    {"x\n- a", "p0[x]i1[- a]"},
	    {"x\n1. a", "p0[x]i1[1. a]"},
	    {"x\n2. a", "p0[x\n2. a]"},
	    {"x\n-", "p0[x\n-]"},
	    {"1) a\n\n2) b", "i0[1) a]i2[2) b]"},
	    {"- a\n\n  b", "i0[- a]p2[  b]"},
	    {"- a\n  ```\n  b\n  ```\n- c",
	     "i0[- a]c1[  ```\n  b\n  ```]i4[- c]"},
	    {"- a\n  > q", "i0[- a]q1[  > q]"},
	    {"1234567890. a", "p0[1234567890. a]"},
	    {"-\n  a", "i0[-\n  a]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

/* CommonMark 5.3: a list may begin with 1 only, but it goes on with 2. */
static void
test_numbered_lists_without_empty_lines(void **state)
{
	static const struct scan_case cases[] = {
	    {"1. a\n2. b\n3. c", "i0[1. a]i1[2. b]i2[3. c]"},
	    {"1) a\n   more\n2) b", "i0[1) a\n   more]i2[2) b]"},
	    {"9. a\n10. b", "i0[9. a]i1[10. b]"},
	    {"- a\n  1. b\n  2. c", "i0[- a]i1[  1. b]i2[  2. c]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_quotes(void **state)
{
	static const struct scan_case cases[] = {
	    {"> a", "q0[> a]"},
	    {"> a\nlazy\n\nb", "q0[> a\nlazy]p3[b]"},
	    {"x\n> a", "p0[x]q1[> a]"},
	    {"> a\n\n> b", "q0[> a]q2[> b]"},
	    {"> a\n- b", "q0[> a]i1[- b]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static void
test_a_quote_of_many_lines_is_one(void **state)
{
	static const struct scan_case cases[] = {
	    {"> a\n> b\n", "q0[> a\n> b]"},
	    {"> a\n>\n> b\n", "q0[> a\n>\n> b]"},
	    {"> ```\n> x\n> ```\ny", "q0[> ```\n> x\n> ```]p3[y]"},
	};

	(void)state;
	assert_int_equal(wrong_blocks(cases, COUNT_OF(cases)), 0);
}

static struct md_block
first_of(const char *markdown)
{
	struct md_scanner scanner;
	struct md_block block;

	md_scan(&scanner, text_of(markdown));
	assert_true(md_next(&scanner, &block));
	return block;
}

static void
test_what_is_known_of_a_block(void **state)
{
	struct md_block block = first_of("  10.  a");

	(void)state;
	assert_int_equal(block.indent, 2);
	assert_int_equal(block.marker, 5);
	assert_true(block.is_ordered);
	block = first_of("- a");
	assert_int_equal(block.marker, 2);
	assert_false(block.is_ordered);
	block = first_of("``` python  x\na\n\n```\n");
	assert_true(text_is(block.info, "python  x"));
	assert_true(text_is(block.code, "a\n\n"));
	assert_true(block.is_fenced);
	assert_false(block.is_unclosed);
	assert_true(first_of("```\na").is_unclosed);
	assert_true(first_of("````\na\n```").is_unclosed);
	assert_true(first_of("~~~\na\n```").is_unclosed);
	assert_true(first_of("```").is_unclosed);
	assert_false(first_of("```\n```").is_unclosed);
	assert_int_equal(first_of("```\n```").code.size, 0);
	assert_false(first_of("    a").is_fenced);
}

static size_t
wrong_code(const char *markdown, const char *want)
{
	struct md_block block = first_of(markdown);
	struct text code = block.code, line;
	struct buffer got = {0};
	size_t wrong;

	while (md_next_code_line(&block, &code, &line))
		buffer_print(&got, "%.*s/", TEXT_ARG(line));
	wrong = differs(markdown, buffer_text(&got), text_of(want));
	buffer_free(&got);
	return wrong;
}

static void
test_code_lines(void **state)
{
	size_t wrong = 0;

	(void)state;
	wrong += wrong_code("```\na\n  b\n```", "a/  b/");
	wrong += wrong_code("  ```\n  a\n b\n    c\n  ```", "a/b/  c/");
	wrong += wrong_code("    a\n\n      b", "a//  b/");
	wrong += wrong_code("\ta\n\t\tb", "a/\tb/");
	wrong += wrong_code("```\n\ta\n```", "\ta/");
	wrong += wrong_code("```", "");
	assert_int_equal(wrong, 0);
}

static void
test_a_line_farther_right_stays_there(void **state)
{
	(void)state;
	assert_int_equal(wrong_code("      a\n      b", "  a/  b/"), 0);
}

static void
test_code_spans(void **state)
{
	static const char *const cases[][2] = {
	    {"a `b` c", "(a )<`b`>( c)"},
	    {"`a\nb`", "<`a\nb`>"},
	    {"`` a`b ``", "<`` a`b ``>"},
	    {"a ` b", "(a ` b)"},
	    {"``a` b", "(``a` b)"},
	    {"`a``b`", "<`a``b`>"},
	    {"\\`a`b`", "(\\`a)<`b`>"},
	    {"`a\\`b", "<`a\\`>(b)"},
	    {"\\\\`a`", "(\\\\)<`a`>"},
	    {"`a``b", "(`a``b)"},
	    {"`a`` `b`", "<`a`` `>(b`)"},
	    {"`a``", "(`a``)"},
	    {"`a`\n`b`", "<`a`>(\n)<`b`>"},
	    {"a\\", "(a\\)"},
	    {"", ""},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct text rest = text_of(cases[i][0]), piece;
		struct buffer got = {0};
		bool is_code;

		while (md_next_span(&rest, &piece, &is_code))
			buffer_print(&got, is_code ? "<%.*s>" : "(%.*s)",
				     TEXT_ARG(piece));
		wrong += differs(cases[i][0], buffer_text(&got),
				 text_of(cases[i][1]));
		buffer_free(&got);
	}
	assert_int_equal(wrong, 0);
}

static void
test_longest_run(void **state)
{
	(void)state;
	assert_int_equal(md_longest_run(text_of(""), '`'), 0);
	assert_int_equal(md_longest_run(text_of("abc"), '`'), 0);
	assert_int_equal(md_longest_run(text_of("`a```b``"), '`'), 3);
	assert_int_equal(md_longest_run(text_of("a````"), '`'), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_paragraphs),
	    cmocka_unit_test(test_headings_rules_and_tables),
	    cmocka_unit_test(test_a_block_ends_a_table),
	    cmocka_unit_test(test_a_row_of_another_width_makes_no_table),
	    cmocka_unit_test(test_fences),
	    cmocka_unit_test(test_a_fence_far_to_the_right_closes_nothing),
	    cmocka_unit_test(test_indented_code),
	    cmocka_unit_test(test_indented_code_is_one_block),
	    cmocka_unit_test(test_code_behind_a_tab_ends),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_numbered_lists_without_empty_lines),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_a_quote_of_many_lines_is_one),
	    cmocka_unit_test(test_what_is_known_of_a_block),
	    cmocka_unit_test(test_code_lines),
	    cmocka_unit_test(test_a_line_farther_right_stays_there),
	    cmocka_unit_test(test_code_spans),
	    cmocka_unit_test(test_longest_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
