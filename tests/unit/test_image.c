#include "unit.h"

#include "read/image_kind.h"
#include "read/image_svg.h"

/* Returns the kind of a file that begins with HEAD, or -1. */
static int
kind_of(struct text head)
{
	enum image_kind kind;

	return image_find_kind(head, &kind) ? (int)kind : -1;
}

static void
test_kinds(void **state)
{
	static const struct {
		struct text head;
		int kind;
	} cases[] = {
	    {TEXT_INITIAL("\x89PNG\r\n\x1A\n\0"), IMAGE_PNG},
	    {TEXT_INITIAL("\x89PNG\n"), -1},
	    {TEXT_INITIAL("\xFF\xD8\xFF\xE0"), IMAGE_JPEG},
	    {TEXT_INITIAL("GIF87a"), IMAGE_GIF},
	    {TEXT_INITIAL("GIF89a"), IMAGE_GIF},
	    {TEXT_INITIAL("GIF88a"), -1},
	    {TEXT_INITIAL("RIFF\1\2\3\4WEBP"), IMAGE_WEBP},
	    {TEXT_INITIAL("RIFF\1\2\3\4WAVE"), -1},
	    {TEXT_INITIAL("RIFF"), -1},
	    {TEXT_INITIAL("<svg>"), IMAGE_SVG},
	    {TEXT_INITIAL("<svg/>"), IMAGE_SVG},
	    {TEXT_INITIAL("\xEF\xBB\xBF \t\r\n<svg a='b'>"), IMAGE_SVG},
	    {TEXT_INITIAL(
		 "<?xml version='1.0'?>\n<!-- a --><!DOCTYPE svg><svg\n>"),
	     IMAGE_SVG},
	    {TEXT_INITIAL("<svg"), -1},
	    {TEXT_INITIAL("<svgs>"), -1},
	    {TEXT_INITIAL("\0<svg>"), -1},
	    {TEXT_INITIAL("<!-- <svg>"), -1},
	    {TEXT_INITIAL("<?xml <svg>"), -1},
	    {TEXT_INITIAL("<!DOCTYPE html><svg>"), -1},
	    {TEXT_INITIAL("<html><svg>"), -1},
	    {TEXT_INITIAL("  "), -1},
	    {TEXT_INITIAL(""), -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (kind_of(cases[i].head) != cases[i].kind)
			fail_msg("'%s' is %d", cases[i].head.data,
				 kind_of(cases[i].head));
}

static void
test_endings(void **state)
{
	(void)state;
	assert_true(image_has_ending(text_of("a.jpeg"), IMAGE_JPEG));
	assert_true(image_has_ending(text_of("a.JPG"), IMAGE_JPEG));
	assert_false(image_has_ending(text_of("a.png"), IMAGE_JPEG));
	assert_false(image_has_ending(text_of(".png"), IMAGE_PNG));
	assert_false(image_has_ending(text_of("png"), IMAGE_PNG));
}

/* A program that shows the image would load nothing else. */
static void
test_svg_that_is_alone(void **state)
{
	static const char *const cases[] = {
	    "",
	    "<svg/>",
	    "<svg><use href='#a'/></svg>",
	    "<svg><use href = \"#a\"/></svg>",
	    "<svg><use xlink:href='data:image/png;base64,AA'/></svg>",
	    "<svg style='fill: url(#a)'/>",
	    "<svg style='fill: url( \"#a\" )'/>",
	    /* Neither a reference nor an escape. */
	    "<svg>the href is</svg>",
	    "<svg>href",
	    "<svg>a & b &# c &#; &#x; &#g; &#a1; \\ \\g @ import</svg>",
	    /* Escapes of other characters, and one that is cut off. */
	    "<svg>&#960;import &#99999999999999999999;import \\3c0 import",
	    "<svg>&#6",
	    "<svg>&#",
	    "<svg>\\",
	    "<svg>\\4",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (!svg_is_alone(text_of(cases[i])))
			fail_msg("'%s' needs no other file", cases[i]);
}

static void
test_svg_that_is_not_alone(void **state)
{
	static const char *const cases[] = {
	    "<svg><use href='a.svg#a'/></svg>",
	    "<svg><image HREF=http://a.org/i.png /></svg>",
	    "<svg><image href=",
	    "<svg xml:base='http://a.org'/>",
	    "<svg style='fill: url(a.svg#b)'/>",
	    "<svg style='fill: url('/>",
	    "<svg><style>@IMPORT 'a.css';</style></svg>",
	    "<?xml-stylesheet href='#a'?><svg/>",
	    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'b'>]><svg/>",
	    /* The same as references of XML, as escapes of CSS, and as both. */
	    "<svg><style>&#64;import 'a.css';</style></svg>",
	    "<svg><style>&#x40;import 'a.css';</style></svg>",
	    "<svg><style>&#64import 'a.css';</style></svg>",
	    "<svg><style>\\40 import 'a.css';</style></svg>",
	    "<svg><style>@\\000069mport 'a.css';</style></svg>",
	    "<svg><style>&#92;40 import 'a.css';</style></svg>",
	    "<svg style='fill: u&#114;l(a.svg#b)'/>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (svg_is_alone(text_of(cases[i])))
			fail_msg("'%s' loads another file", cases[i]);
	assert_true(svg_is_alone(LITERAL("<svg href \0='a.svg'/>")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_endings),
	    cmocka_unit_test(test_svg_that_is_alone),
	    cmocka_unit_test(test_svg_that_is_not_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
