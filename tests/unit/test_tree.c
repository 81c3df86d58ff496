#include "unit.h"

#include "markdown/entity.h"
#include "markdown/tree.h"

static struct tree
parsed(struct text text)
{
	struct tree tree = {0};

	tree_parse(&tree, text);
	return tree;
}

static size_t
count_of(const struct tree *tree, enum node_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < tree->count; i++)
		count += tree->nodes[i].kind == kind;
	return count;
}

/*
 * Compares the kinds of the nodes, each written as a letter, with brackets
 * around the contents of a node.
 */
static size_t
wrong_shape(const char *in, const char *want)
{
	static const char letters[] = "QLIHRCPTWcesxSAGt&.|";
	struct tree tree = parsed(text_of(in));
	struct buffer shape = {0};
	size_t open[64], count = 0, wrong;

	for (size_t i = 0; i <= tree.count; i++) {
		for (; count > 0 && tree.nodes[open[count - 1]].end <= i;
		     count--)
			buffer_add_char(&shape, ')');
		if (i == tree.count)
			break;
		buffer_add_char(&shape, letters[tree.nodes[i].kind]);
		if (tree.nodes[i].end == i + 1)
			continue;
		buffer_add_char(&shape, '(');
		open[count++] = i;
	}
	wrong = differs(in, buffer_text(&shape), text_of(want));
	buffer_free(&shape);
	tree_free(&tree);
	return wrong;
}

static void
test_shapes(void **state)
{
	static const char *const cases[][2] = {
	    {"", ""},
	    {"\n \n", ""},
	    {"a *b* **c** `d`", "P(te(t)ts(t)tS(t))"},
	    {"a\nb  \nc", "P(t.t|t)"},
	    {"- a\n- b\n  - c", "L(I(P(t))I(P(t)L(I(P(t)))))"},
	    {"- a\n\n  b", "L(I(P(t)P(t)))"},
	    {"-", "L(I)"},
	    {"1. ```\n   a\n   ```", "L(I(C(tt)))"},
	    {"> a\n***\n# b\n#", "Q(P(t))RH(t)H"},
	    {"|a|b|\n|-|-|\n|c|", "T(W(c(t)c(t))W(c(t)c))"},
	    {"t\n|a|b|\n|-|-|", "P(t)T(W(c(t)c(t)))"},
	    {"|a|b|\n|-|", "P(t.t)"},
	    {"[a](b) ![c](d) <http://e.f> ~~g~~", "P(A(t)tG(t)tA(t)tx(t))"},
	    {"<b>c</b>\n\n<div>\n&amp;&nosuch;", "P(t)P(t.t&)"},
	    {"[a]\n\n[a]: b", "P(A(t))"},
	    {"[http://a.b](c)", "P(A(t))"},
	    {"![a]([)b](c)\n\n*d ![e]([)f](g)* h\n\ni",
	     "P(G(t)t)P(e(tG(t)t)t)P(t)"},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		wrong += wrong_shape(cases[i][0], cases[i][1]);
	assert_int_equal(wrong, 0);
}

/*
 * The start of a text is a piece of the source, which tells where the text is.
 */
static void
test_leaves_point_into_the_source(void **state)
{
	const char source[] =
	    "a **b**\n\n|c|\n|-|\n|`d`|\n\nt\n|e|\n|-|\n|f|\n";
	struct tree tree = parsed(LITERAL(source));
	size_t seen = 0;

	(void)state;
	for (size_t i = 0; i < tree.count; i++) {
		struct text text = tree.nodes[i].text;

		if (tree.nodes[i].kind != NODE_TEXT)
			continue;
		assert_true(text.data >= source + seen &&
			    text.data < source + sizeof(source) - 1);
		seen = (size_t)(text.data - source) + text.size;
	}
	assert_int_equal(count_of(&tree, NODE_TABLE), 2);
	assert_int_equal(seen, sizeof(source) - 3);
	tree_free(&tree);
}

static void
test_attributes(void **state)
{
	struct tree tree = parsed(text_of("7) a\n\n~~~ c&#43;+ x\n~~~\n\n"
					  "### h\n\n*a* _b_ __c__\n\n"
					  "[a](<b c&amp;> 'd')\n"));
	const struct node *nodes = tree.nodes;

	(void)state;
	assert_int_equal(nodes[0].kind, NODE_LIST);
	assert_int_equal(nodes[0].number, 7);
	assert_int_equal(nodes[0].mark, ')');
	assert_true(nodes[0].is_tight && node_is_ordered(&nodes[0]));
	assert_int_equal(nodes[4].kind, NODE_CODE);
	assert_true(text_is(nodes[4].text, "c++ x"));
	assert_true(text_is(node_language(&nodes[4]), "c++"));
	assert_int_equal(nodes[5].number, 3);
	assert_int_equal(nodes[8].mark, '*');
	assert_int_equal(nodes[11].mark, '_');
	assert_int_equal(nodes[14].mark, '_');
	assert_int_equal(nodes[17].kind, NODE_LINK);
	assert_true(text_is(nodes[17].text, "b c&"));
	tree_free(&tree);
}

static void
test_deep_nesting_is_cut(void **state)
{
	struct buffer quotes = repeat("> ", 1000), lists = repeat("- ", 1000);
	struct buffer marks = repeat("*a **b ", 200);
	struct tree tree = {0};

	(void)state;
	buffer_print(&quotes, "deep");
	buffer_print(&lists, "deep");
	tree_parse(&tree, buffer_text(&quotes));
	assert_int_equal(count_of(&tree, NODE_QUOTE), TREE_DEPTH);
	assert_true(text_is(tree.nodes[tree.count - 1].text, "deep"));
	tree_parse(&tree, buffer_text(&lists));
	assert_int_equal(count_of(&tree, NODE_LIST), TREE_DEPTH);
	assert_true(text_is(tree.nodes[tree.count - 1].text, "deep"));
	for (size_t i = 0; i < 200; i++)
		buffer_print(&marks, "** c* d");
	tree_parse(&tree, buffer_text(&marks));
	assert_int_equal(count_of(&tree, NODE_EMPHASIS) +
			     count_of(&tree, NODE_STRONG),
			 TREE_DEPTH);
	buffer_free(&quotes);
	buffer_free(&lists);
	buffer_free(&marks);
	tree_free(&tree);
}

/* 60 kB that would expand to 200 MB. */
static void
test_references_are_capped(void **state)
{
	struct buffer text = {0}, name = repeat("x", 20000);
	struct buffer uses = repeat("[a] ", 10000);
	struct tree tree = {0};

	(void)state;
	buffer_print(&text, "[a]: %s\n\n", name.data);
	buffer_add_text(&text, buffer_text(&uses));
	tree_parse(&tree, buffer_text(&text));
	assert_int_equal(count_of(&tree, NODE_LINK), 0);
	assert_true(tree.decoded.size <= text.size + 65536);
	text.size -= 4 * 9998;
	tree_parse(&tree, buffer_text(&text));
	assert_int_equal(count_of(&tree, NODE_LINK), 2);
	buffer_free(&text);
	buffer_free(&name);
	buffer_free(&uses);
	tree_free(&tree);
}

static void
test_empty_cells_are_capped(void **state)
{
	struct buffer text = repeat("|a", 100), rows = repeat("|\n", 20000);
	struct tree tree = {0};

	(void)state;
	buffer_print(&text, "|\n");
	for (size_t i = 0; i < 100; i++)
		buffer_print(&text, "|---");
	buffer_print(&text, "|\n%s", rows.data);
	tree_parse(&tree, buffer_text(&text));
	assert_true(tree.count < text.size + 100000);
	buffer_free(&text);
	buffer_free(&rows);
	tree_free(&tree);
}

static void
test_links(void **state)
{
	static const struct {
		const char *address;
		bool is_web, is_safe;
	} cases[] = {
	    {"http://a", true, true},
	    {"HTTPS://a", true, true},
	    {"mailto:a", true, true},
	    {"a/b:c", false, true},
	    {"#a:b", false, true},
	    {"?a:b", false, true},
	    {"javascript:a", false, false},
	    {"data:a", false, false},
	    {":a", false, false},
	    {"", false, false},
	    {"\1javascript:a", false, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct node link = {.text = text_of(cases[i].address)};

		assert_int_equal(node_is_web_link(&link), cases[i].is_web);
		assert_int_equal(node_is_safe_link(&link), cases[i].is_safe);
	}
}

static void
test_entities(void **state)
{
	static const char *const cases[][2] = {
	    {"&lt;", "<"},
	    {"&AMP;", NULL},
	    {"&lang;", "\xE2\x9F\xA8"},
	    {"&rang;", "\xE2\x9F\xA9"},
	    {"&zwnj;", "\xE2\x80\x8C"},
	    {"&AElig;", "\xC3\x86"},
	    {"&#65;", "A"},
	    {"&#x1F600;", "\xF0\x9F\x98\x80"},
	    {"&#X41;", "A"},
	    {"&#0;", "\xEF\xBF\xBD"},
	    {"&#xD800;", "\xEF\xBF\xBD"},
	    {"&#x110000;", "\xEF\xBF\xBD"},
	    {"&#9999999;", "\xEF\xBF\xBD"},
	    {"&check;", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = {0};
		bool is_known = entity_decode(&out, text_of(cases[i][0]));

		assert_int_equal(is_known, cases[i][1] != NULL);
		if (is_known)
			assert_string_equal(out.data, cases[i][1]);
		buffer_free(&out);
	}
}

/* Returns how many links there are in COUNT uses of a long reference. */
static size_t
links_in_uses(size_t count)
{
	struct buffer source = {0}, address = repeat("x", 40000);
	struct tree tree = {0};
	size_t links;

	/* md4c needs a longer second row. */
	buffer_print(&source, "b: c\n\n|d|\n|-|\n\n[a]: /%s\n\n", address.data);
	for (size_t i = 0; i < count; i++)
		buffer_print(&source, "[a] ");
	tree_parse(&tree, buffer_text(&source));
	links = count_of(&tree, NODE_LINK);
	tree_free(&tree);
	buffer_free(&source);
	buffer_free(&address);
	return links;
}

/* The addresses may take as much as the source and 64 KiB. */
static void
test_references_expand_to_little(void **state)
{
	(void)state;
	assert_int_equal(links_in_uses(2), 2);
	assert_int_equal(links_in_uses(20), 0);
}

/* A byte allows for 256 steps past a line. */
static void
test_links_in_long_paragraphs(void **state)
{
	struct buffer text = repeat("[a](b)\n", 1700), apart = {0};
	struct tree tree = parsed(buffer_text(&text));

	(void)state;
	assert_int_equal(count_of(&tree, NODE_LINK), 1700);
	buffer_add_text(&apart, buffer_text(&text));
	buffer_print(&apart, "\n%s", text.data);
	tree_parse(&tree, buffer_text(&apart));
	assert_int_equal(count_of(&tree, NODE_LINK), 3400);
	buffer_free(&text);
	text = repeat("[a](b)\n", 1900);
	tree_parse(&tree, buffer_text(&text));
	assert_int_equal(count_of(&tree, NODE_LINK), 0);
	buffer_free(&text);
	buffer_free(&apart);
	tree_free(&tree);
}

static void
test_emphasis_of_nul(void **state)
{
	struct tree tree = parsed(LITERAL("*\0* _\0_"));

	(void)state;
	assert_int_equal(count_of(&tree, NODE_EMPHASIS), 2);
	tree_free(&tree);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_shapes),
	    cmocka_unit_test(test_leaves_point_into_the_source),
	    cmocka_unit_test(test_attributes),
	    cmocka_unit_test(test_deep_nesting_is_cut),
	    cmocka_unit_test(test_references_are_capped),
	    cmocka_unit_test(test_empty_cells_are_capped),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_references_expand_to_little),
	    cmocka_unit_test(test_links_in_long_paragraphs),
	    cmocka_unit_test(test_emphasis_of_nul),
	    cmocka_unit_test(test_entities),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
