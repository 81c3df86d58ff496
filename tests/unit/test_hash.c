#include "unit.h"

#include "base/hash.h"

/* The vectors of draft-eastlake-fnv and of the authors' test_fnv.c. */
static void
test_fnv1a(void **state)
{
	(void)state;
	assert_int_equal(hash_text(LITERAL("")), 0xCBF29CE484222325u);
	assert_int_equal(hash_text(LITERAL("a")), 0xAF63DC4C8601EC8Cu);
	assert_int_equal(hash_text(LITERAL("b")), 0xAF63DF4C8601F1A5u);
	assert_int_equal(hash_text(LITERAL("foobar")), 0x85944171F73967E8u);
	assert_int_equal(hash_text(LITERAL("chongo was here!\n")),
			 0x46810940EFF5F915u);
}

/* Bytes above 0x7F are unsigned, and a NUL counts. */
static void
test_fnv1a_of_any_byte(void **state)
{
	(void)state;
	assert_int_equal(hash_text(LITERAL("\0")), 0xAF63BD4C8601B7DFu);
	assert_int_equal(hash_text(LITERAL("\xFF")), 0xAF64724C8602EB6Eu);
	assert_int_equal(hash_text((struct text){"abc", 1}),
			 0xAF63DC4C8601EC8Cu);
	assert_int_equal(hash_text((struct text){NULL, 0}),
			 0xCBF29CE484222325u);
}

/*
 * The published output of splitmix64: the n-th number is the finaliser of
 * seed + n * 0x9E3779B97F4A7C15.
 */
static void
test_splitmix64(void **state)
{
	const uint64_t gamma = 0x9E3779B97F4A7C15u;

	(void)state;
	assert_int_equal(hash_mix(0), 0);
	assert_int_equal(hash_mix(gamma), 0xE220A8397B1DCDAFu);
	assert_int_equal(hash_mix(2 * gamma), 0x6E789E6AA1B965F4u);
	assert_int_equal(hash_mix(3 * gamma), 0x06C45D188009454Fu);
	assert_int_equal(hash_mix(1234567 + gamma), 6457827717110365317u);
	assert_int_equal(hash_mix(1234567 + 2 * gamma), 3203168211198807973u);
	assert_int_equal(hash_mix(1234567 + 3 * gamma), 9817491932198370423u);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fnv1a),
	    cmocka_unit_test(test_fnv1a_of_any_byte),
	    cmocka_unit_test(test_splitmix64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
