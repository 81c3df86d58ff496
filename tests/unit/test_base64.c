#include "base/base64.h"
#include "unit.h"

/* RFC 4648, section 10, and bytes of all values. */
static void
test_vectors(void **state)
{
	static const struct {
		struct text bytes;
		const char *wanted;
	} cases[] = {
	    {{"", 0}, ""},
	    {{"f", 1}, "Zg=="},
	    {{"fo", 2}, "Zm8="},
	    {{"foo", 3}, "Zm9v"},
	    {{"foob", 4}, "Zm9vYg=="},
	    {{"fooba", 5}, "Zm9vYmE="},
	    {{"foobar", 6}, "Zm9vYmFy"},
	    {{"\0\xFF\xFE\x80\x7F", 5}, "AP/+gH8="},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer out = {0};

		buffer_print(&out, "x");
		base64_add(&out, cases[i].bytes);
		assert_string_equal(out.data + 1, cases[i].wanted);
		buffer_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_vectors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
