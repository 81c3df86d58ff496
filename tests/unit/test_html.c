#include "unit.h"

#include "markdown/html.h"

struct html_case {
	const char *in, *out;
};

static bool
is_wrong_html(struct text in, const char *expected)
{
	static const struct html_style style = {0};
	struct buffer out = {0};
	struct tree tree = {0};
	bool wrong;

	tree_parse(&tree, in);
	html_write(&out, &tree, &style);
	tree_free(&tree);
	wrong = differs(in.data, buffer_text(&out), text_of(expected));
	buffer_free(&out);
	return wrong;
}

static size_t
wrong_html(const struct html_case *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++)
		wrong += is_wrong_html(text_of(cases[i].in), cases[i].out);
	return wrong;
}

static void
test_blocks(void **state)
{
	static const struct html_case cases[] = {
	    {"", ""},
	    {"a", "<p>a</p>\n"},
	    {"a\nb\n", "<p>a\nb</p>\n"},
	    {"a\n\nb", "<p>a</p>\n<p>b</p>\n"},
	    {"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
	    {"x\n- a\n- b\n\ny",
	     "<p>x</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>y</p>\n"},
	    {"- a\n  - b",
	     "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"},
	    {"```py\nif a < b:\n    x\n```",
	     "<pre><code class=\"language-py\">if a &lt; b:\n    "
	     "x</code></pre>\n"},
	    {"```\tpy\nx", "<pre><code class=\"language-py\">x</code></pre>\n"},
	    {"a\n\n    x\n\ny",
	     "<p>a</p>\n<pre><code>x</code></pre>\n<p>y</p>\n"},
	    {"|a|b|\n|-|-|\n|<|d|",
	     "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</"
	     "thead>\n<tbody>\n<tr><td>&lt;</td><td>d</td></tr>\n</tbody>\n</"
	     "table>\n"},
	    {"# a", "<p><strong>a</strong></p>\n"},
	    {"|`a\\b`|\n|-|\n|`c\\|d`|",
	     "<table>\n<thead>\n<tr><th><code>a\\b</code></th></tr>\n</"
	     "thead>\n<tbody>\n<tr><td><code>c|d</code></td></tr>\n</tbody>\n</"
	     "table>\n"},
	    /* An empty link, whose address and title have marks. */
	    {"[](<https://a/*b*>)", "<p><a href=\"https://a/*b*\"></a></p>\n"},
	    {"[](https://a/*b* 't*t*')",
	     "<p><a href=\"https://a/*b*\"></a></p>\n"},
	    {"[](https://a/*b* (*t*))",
	     "<p><a href=\"https://a/*b*\"></a></p>\n"},
	    {"[](https://a/(b)*c*)",
	     "<p><a href=\"https://a/(b)*c*\"></a></p>\n"},
	    {"[](https://a/\\*b*)", "<p><a href=\"https://a/*b*\"></a></p>\n"},
	    {"a &amp; [](https://a/*b*)",
	     "<p>a &amp; <a href=\"https://a/*b*\"></a></p>\n"},
	    {"[](https://a/*b*) &amp;",
	     "<p><a href=\"https://a/*b*\"></a> &amp;</p>\n"},
	    {"[](a*b*", "<p>[](a<em>b</em></p>\n"},
	    {"[](<a*b*", "<p>[](&lt;a<em>b</em></p>\n"},
	    {"[](a '*b*", "<p>[](a '<em>b</em></p>\n"},
	    /* An address ends before what cannot be between < and >. */
	    {"https://a/b>c https://a/b|c",
	     "<p><a href=\"https://a/b\">https://a/b</a>&gt;c "
	     "<a href=\"https://a/b\">https://a/b</a>|c</p>\n"},
	    /* What looks like an entity and is none is text. */
	    {"![a&nosuch;b](c)", "<p>a&amp;nosuch;b (c)</p>\n"},
	    {"[a](https://b/&nosuch;c&amp;)",
	     "<p><a href=\"https://b/&amp;nosuch;c&amp;\">a</a></p>\n"},
	    /* An escaped pipe does not divide cells. */
	    {"|a\\|b|c|\n|-|-|\n|d\\|e|f|",
	     "<table>\n<thead>\n<tr><th>a|b</th><th>c</th></tr>\n</"
	     "thead>\n<tbody>\n<tr><td>d|e</td><td>f</td></tr>\n</tbody>\n</"
	     "table>\n"},
	    {"a|b\\|\n-|-\nc|d\\|",
	     "<table>\n<thead>\n<tr><th>a</th><th>b|</th></tr>\n</"
	     "thead>\n<tbody>\n<tr><td>c</td><td>d|</td></tr>\n</tbody>\n</"
	     "table>\n"},
	    /* An empty cell keeps its place beside an escaped pipe. */
	    {"|a|b|c|\n|-|-|-|\n|d\\|||e|",
	     "<table>\n<thead>\n<tr><th>a</th><th>b</th><th>c</th></tr>\n"
	     "</thead>\n<tbody>\n<tr><td>d|</td><td></td><td>e</td></tr>\n"
	     "</tbody>\n</table>\n"},
	    {"|a|b|c|\n|-|-|-|\n|`d\\|e\\|f` g||h|",
	     "<table>\n<thead>\n<tr><th>a</th><th>b</th><th>c</th></tr>\n"
	     "</thead>\n<tbody>\n<tr><td><code>d|e|f</code> g</td><td></td>"
	     "<td>h</td></tr>\n</tbody>\n</table>\n"},
	    {"|a|b|\n|-|-|\n||`c\\|d`",
	     "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n"
	     "</thead>\n<tbody>\n<tr><td></td><td><code>c|d</code></td></tr>\n"
	     "</tbody>\n</table>\n"},
	    {"||\n|-|\n|x|",
	     "<table>\n<thead>\n<tr><th></th></tr>\n</thead>\n<tbody>\n"
	     "<tr><td>x</td></tr>\n</tbody>\n</table>\n"},
	    {"|a|b|\n|-|:|\n|x|y|", "<p>|a|b|\n|-|:|\n|x|y|</p>\n"},
	    {"|a|b|\n|-| |\n|x|y|", "<p>|a|b|\n|-| |\n|x|y|</p>\n"},
	    /* A pipe alone is no row, with or without hyphens. */
	    {"a\n|\n|", "<p>a\n|\n|</p>\n"},
	    {"|\n|-|", "<p>|\n|-|</p>\n"},
	    /* Blanks at the end of its head don't matter. */
	    {"|a|b|  \n|-|-|",
	     "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n"
	     "<tbody>\n</tbody>\n</table>\n"},
	    {"> |a|\n> |-|\n> |b|\n> ```\n> c||http://d\n> ```\n> e",
	     "<blockquote>\n<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n"
	     "<tbody>\n<tr><td>b</td></tr>\n</tbody>\n</table>\n"
	     "<pre><code>c||http://d</code></pre>\n<p>e</p>\n</blockquote>\n"},
	    {"|a|\n|---|\n~~~ b\n*c*",
	     "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n"
	     "</tbody>\n</table>\n"
	     "<pre><code class=\"language-b\">*c*</code></pre>\n"},
	    {"|a|\n|---|\n## b\n",
	     "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n"
	     "</tbody>\n</table>\n<p><strong>b</strong></p>\n"},
	    {"|a|\n|---|\n#b\nccc\n#######\n```c``` d\n``",
	     "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n"
	     "<tr><td>#b</td></tr>\n<tr><td>ccc</td></tr>\n<tr><td>#######</"
	     "td></tr>\n"
	     "<tr><td><code>c</code> d</td></tr>\n<tr><td>``</td></tr>\n"
	     "</tbody>\n</table>\n"},
	    /* A quotation has a row only where its mark is. */
	    {">a||\n-|-", "<blockquote>\n<p>a||\n-|-</p>\n</blockquote>\n"},
	    /* A row of hyphens that lacks some is not one. */
	    {"|a|b|\n|-||\n|c|d|", "<p>|a|b|\n|-||\n|c|d|</p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* Lists that are left out leave the texts of their items apart. */
static void
test_items_of_lists_that_are_left_out(void **state)
{
	struct buffer text = repeat("- ", TREE_DEPTH + 1), out = {0};
	static const struct html_style style = {0};
	struct tree tree = {0};

	(void)state;
	buffer_print(&text, "a\n%*s- b\n", 2 * TREE_DEPTH, "");
	tree_parse(&tree, buffer_text(&text));
	html_write(&out, &tree, &style);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.data, "<li><p>a</p>\n<p>b</p>\n</li>"));
	tree_free(&tree);
	buffer_free(&text);
	buffer_free(&out);
}

/* A NUL is not a piece of the source to md4c, which reports it on its own. */
static void
test_nul_in_table(void **state)
{
	static const char middle[] = "|a|b|c|\n|-|-|-|\n|`d\0e\0`||f|";
	static const char end[] = "|a|b|\n|-|-|\n||`c\0`|";

	(void)state;
	assert_false(is_wrong_html(
	    (struct text){middle, sizeof(middle) - 1},
	    "<table>\n<thead>\n<tr><th>a</th><th>b</th><th>c</th></tr>\n"
	    "</thead>\n<tbody>\n<tr><td><code>d^@e^@</code></td><td></td>"
	    "<td>f</td></tr>\n</tbody>\n</table>\n"));
	assert_false(is_wrong_html(
	    (struct text){end, sizeof(end) - 1},
	    "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n"
	    "<tbody>\n<tr><td></td><td><code>c^@</code></td></tr>\n"
	    "</tbody>\n</table>\n"));
}

static void
test_prose(void **state)
{
	static const struct html_case cases[] = {
	    {"a <b> & c", "<p>a &lt;b&gt; &amp; c</p>\n"},
	    {"**a** b **c**",
	     "<p><strong>a</strong> b <strong>c</strong></p>\n"},
	    {"**a\nb**", "<p><strong>a\nb</strong></p>\n"},
	    {"a ** b", "<p>a ** b</p>\n"},
	    {"*a* _b_", "<p><em>a</em> <em>b</em></p>\n"},
	    {"`a < b`", "<p><code>a &lt; b</code></p>\n"},
	    {"`**` x `**`", "<p><code>**</code> x <code>**</code></p>\n"},
	    {"**`a`**", "<p><strong><code>a</code></strong></p>\n"},
	    {"`a\nb`", "<p><code>a b</code></p>\n"},
	    {"\\*\\*a\\*\\*", "<p>**a**</p>\n"},
	    {"\\<b>", "<p>&lt;b&gt;</p>\n"},
	    {"C:\\dir", "<p>C:\\dir</p>\n"},
	    {"a\\", "<p>a\\</p>\n"},
	    {"&lt;", "<p>&lt;</p>\n"},
	    {"\xD0\x96", "<p>\xD0\x96</p>\n"},
	    {"a\033b", "<p>a^[b</p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* CommonMark 6.2: stars between blanks are stars. */
static void
test_stars_between_blanks_are_no_marks(void **state)
{
	static const struct html_case cases[] = {
	    {"2 ** 3 is 8, 2 ** 4 is 16", "<p>2 ** 3 is 8, 2 ** 4 is 16</p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* CommonMark 2.4 and 6.1 */
static void
test_escapes_and_spans_as_in_markdown(void **state)
{
	static const struct html_case cases[] = {
	    {"a\\@b \\% \\= \\/ \\; \\? \\,", "<p>a@b % = / ; ? ,</p>\n"},
	    {"`` `a` ``", "<p><code>`a`</code></p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* As in cmark-gfm. */
static void
test_tildes_that_do_not_flank_are_no_marks(void **state)
{
	static const struct html_case cases[] = {
	    {"p~~;~~", "<p>p~~;~~</p>\n"},
	    {"https://a/b ~~c~~",
	     "<p><a href=\"https://a/b\">https://a/b</a> <del>c</del></p>\n"},
	    {"\xC3\xA9~~(a)~~", "<p>\xC3\xA9~~(a)~~</p>\n"},
	    {"a~~(b)~~ ~~c~~", "<p>a~~(b)~~ <del>c</del></p>\n"},
	    {"~~a~~ b~~;~~", "<p><del>a</del> b~~;~~</p>\n"},
	    {"~~(a)~~b~~c", "<p>~~(a)<del>b</del>c</p>\n"},
	    {"\\\\~~a~~ b~~;~~", "<p>\\<del>a</del> b~~;~~</p>\n"},
	    {"a~~;\\~~~ b", "<p>a~~;~~~ b</p>\n"},
	    {"a ~\\\\~b\\\\~", "<p>a ~\\<del>b\\</del></p>\n"},
	    /* A mark meets one of the same size. */
	    {"~b~~;~~ c", "<p>~b~~;~~ c</p>\n"},
	    {"~~a~;~~", "<p><del>a~;</del></p>\n"},
	    {"a~~b~;~~c~", "<p>a~~b~;~~c~</p>\n"},
	    {"~a~~ ~~b~a", "<p><del>a~~ ~~b</del>a</p>\n"},
	    {"a~~;~~ ~~~ b", "<p>a~~;~~ ~~~ b</p>\n"},
	    /* Code, emphasis, links and other blocks. */
	    {"a~~`;`~~ `~`", "<p>a~~<code>;</code>~~ <code>~</code></p>\n"},
	    {"*a ~~b* c~~;~~", "<p><em>a ~~b</em> c~~;~~</p>\n"},
	    {"**~~a~~ b~~.~~**",
	     "<p><strong><del>a</del> b~~.~~</strong></p>\n"},
	    {"~~a\nb~~c~~;~~", "<p><del>a\nb</del>c~~;~~</p>\n"},
	    {"> a~~;~~\n> b~~c~~",
	     "<blockquote>\n<p>a~~;~~\nb<del>c</del></p>\n</blockquote>\n"},
	    {"# a~~;~~\n\n- &amp;", "<p><strong>a~~;~~</strong></p>\n"
				    "<ul>\n<li>&amp;</li>\n</ul>\n"},
	    {"|a~~;~~|~~b~~|\n|-|-|",
	     "<table>\n<thead>\n<tr><th>a~~;~~</th><th><del>b</del></th>"
	     "</tr>\n</thead>\n<tbody>\n</tbody>\n</table>\n"},
	    {"a~~;~~ http://b/~c d",
	     "<p>a~~;~~ <a href=\"http://b/~c\">http://b/~c</a> d</p>\n"},
	    {"a~~;~~ \x7F~~b~~", "<p>a~~;~~ ^?<del>b</del></p>\n"},
	    {"http://b/~c a~~;~~",
	     "<p><a href=\"http://b/~c\">http://b/~c</a> a~~;~~</p>\n"},
	    {"a~~;~~ <http://b/~c>",
	     "<p>a~~;~~ <a href=\"http://b/~c\">http://b/~c</a></p>\n"},
	    {"~a http://b\\~ c~~;~~",
	     "<p><del>a <a href=\"http://b\\\">http://b\\</a></del> "
	     "c~~;~~</p>\n"},
	    {"a~~[;](http://b)~~", "<p>a~~<a href=\"http://b\">;</a>~~</p>\n"},
	    {"|a~~;~~|~~b~~|\n|---|---|",
	     "<table>\n<thead>\n<tr><th>a~~;~~</th><th><del>b</del></th>"
	     "</tr>\n</thead>\n<tbody>\n</tbody>\n</table>\n"},
	    {"a~~;~~\t~~b~~\xC3\xA9", "<p>a~~;~~\t<del>b</del>\xC3\xA9</p>\n"},
	    {"~~a;~~\r\nb~~;~~", "<p><del>a;</del>\nb~~;~~</p>\n"},
	    {"http://a/~ b~~;~~",
	     "<p><a href=\"http://a/\">http://a/</a>~ b~~;~~</p>\n"},
	    {"~~x[](http://a) ![](b) [&amp;](http://c) &foo; d~~ e~~;~~",
	     "<p><del>x<a href=\"http://a\"></a>  (b) "
	     "<a href=\"http://c\">&amp;</a> &amp;foo; d</del> e~~;~~</p>\n"},
	    /* An address with tildes, and no text: these stay as md4c's. */
	    {"~~[a](http://b/~)~~",
	     "<p><del><a href=\"http://b/~\">a</a></del></p>\n"},
	    {"~~&amp;~~ &amp;", "<p><del>&amp;</del> &amp;</p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

static void
test_numbered_list(void **state)
{
	static const struct html_case cases[] = {
	    {"1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"},
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
	assert_string_equal(out.data,
			    "&lt;a href=&quot;x&quot;&gt;&amp;\n\t^[&lt;FF"
			    "&gt;&lt;U+202E&gt;");
	buffer_free(&out);
}

static void
test_links_and_images(void **state)
{
	static const struct html_case cases[] = {
	    {"[a](https://b/?c&d)",
	     "<p><a href=\"https://b/?c&amp;d\">a</a></p>\n"},
	    {"[a](MAILTO:b@c.d)", "<p><a href=\"MAILTO:b@c.d\">a</a></p>\n"},
	    {"[a](b.md)", "<p>a (b.md)</p>\n"},
	    {"[a](javascript:b)", "<p>a (javascript:b)</p>\n"},
	    {"[a]( data:b)", "<p>a (data:b)</p>\n"},
	    {"[a](&#106;avascript:b)", "<p>a (javascript:b)</p>\n"},
	    {"[a](http://b\"c)", "<p><a href=\"http://b&quot;c\">a</a></p>\n"},
	    {"![a *b*](c.png \"d\")", "<p>a b (c.png)</p>\n"},
	    {"<http://a b", "<p>&lt;<a href=\"http://a\">http://a</a> b</p>\n"},
	    {"<http://a", "<p>&lt;<a href=\"http://a\">http://a</a></p>\n"},
	    {"<<http://a>>",
	     "<p>&lt;<a href=\"http://a\">http://a</a>&gt;</p>\n"},
	    {"\\<http://a>",
	     "<p>&lt;<a href=\"http://a\">http://a</a>&gt;</p>\n"},
	    {"< http://a b>",
	     "<p>&lt; <a href=\"http://a\">http://a</a> b&gt;</p>\n"},
	    {"<\"http://a\">",
	     "<p>&lt;&quot;<a href=\"http://a\">http://a</a>&quot;&gt;</p>\n"},
	    {"<1@b.c>", "<p><a href=\"mailto:1@b.c\">1@b.c</a></p>\n"},
	    {"[a][b]\n\n[b]: http://c", "<p><a href=\"http://c\">a</a></p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* The repair looks for the end of each, but not far. */
static void
test_links_that_are_not_closed(void **state)
{
	static const struct html_case cases[] = {
	    {"*![a](b[c*d \"t\") e", "<p>*a (b[c*d) e</p>\n"},
	    {"*![a](b[c*d) e\n\n~~~ ](((((((((((((((((((((((((((((((((((\nf",
	     "<p>*a (b[c*d) e</p>\n<pre><code>f</code></pre>\n"},
	    {"*![a](b[c*d) e\n\n~~~ ](<](<g>) ](h (i (j)\nf",
	     "<p>*a (b[c*d) e</p>\n<pre><code>f</code></pre>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

static void
test_what_is_unsafe_is_visible(void **state)
{
	static const struct html_case cases[] = {
	    {"&#x202e;a&#27;", "<p>&lt;U+202E&gt;a^[</p>\n"},
	    {"[a](http://b/&#27;)", "<p><a href=\"http://b/^[\">a</a></p>\n"},
	    {"```a&#27;\nb\033\n```",
	     "<pre><code class=\"language-a\">b^[</code></pre>\n"},
	    {"&nosuch; &#0;", "<p>&amp;nosuch; \xEF\xBF\xBD</p>\n"},
	};

	(void)state;
	assert_int_equal(wrong_html(cases, COUNT_OF(cases)), 0);
}

/* Knows each image but n. */
static bool
add_figure(struct buffer *out, struct text address, struct text alt,
	   const void *context)
{
	if (text_is(address, "n"))
		return false;
	buffer_print(out, "{%.*s|%.*s|%s}", TEXT_ARG(address), TEXT_ARG(alt),
		     (const char *)context);
	return true;
}

static void
test_a_page_of_its_own_style(void **state)
{
	char word[] = "x";
	const struct html_style style = {
	    .is_page = true, .add_image = add_figure, .context = word};
	struct buffer out = {0};
	struct tree tree = {0};

	(void)state;
	tree_parse(&tree, text_of("a ![b](c) ![m](n)\n\n- d\n\n|e|\n|:-|\n\n"
				  "`x` \xD7\x90 y\n\n```output\nz\n```\n"));
	html_write(&out, &tree, &style);
	assert_string_equal(out.data,
			    "<p dir=\"auto\">a {c|b|x} m (n)</p>\n"
			    "<ul>\n<li dir=\"auto\">d</li>\n</ul>\n"
			    "<div class=\"wide\" tabindex=\"0\">\n"
			    "<table class=\"words\">\n"
			    "<thead>\n<tr><th dir=\"auto\" "
			    "style=\"text-align: left\">e</th></tr>\n"
			    "</thead>\n<tbody>\n</tbody>\n</table>\n</div>\n"
			    "<p dir=\"rtl\"><code dir=\"ltr\">x</code> "
			    "\xD7\x90 y</p>\n"
			    "<pre class=\"output\" dir=\"ltr\" tabindex=\"0\">"
			    "<code class=\"language-output\">z</code></pre>\n");
	tree_free(&tree);
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_blocks),
	    cmocka_unit_test(test_items_of_lists_that_are_left_out),
	    cmocka_unit_test(test_nul_in_table),
	    cmocka_unit_test(test_prose),
	    cmocka_unit_test(test_stars_between_blanks_are_no_marks),
	    cmocka_unit_test(test_escapes_and_spans_as_in_markdown),
	    cmocka_unit_test(test_tildes_that_do_not_flank_are_no_marks),
	    cmocka_unit_test(test_numbered_list),
	    cmocka_unit_test(test_escape),
	    cmocka_unit_test(test_links_and_images),
	    cmocka_unit_test(test_links_that_are_not_closed),
	    cmocka_unit_test(test_what_is_unsafe_is_visible),
	    cmocka_unit_test(test_a_page_of_its_own_style),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
