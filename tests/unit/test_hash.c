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

/* hash() of bytes in CPython 3.11 with PYTHONHASHSEED=0, whose key is 0. */
static void
test_siphash13(void **state)
{
	const struct hash_key zero = {{0, 0}};
	struct buffer long_text = {0};

	(void)state;
	for (int i = 0; i < 20; i++)
		buffer_add(&long_text, "\xFF\0", 2);
	assert_int_equal(hash_keyed(zero, LITERAL("a")), 0x407448D2B89B1813u);
	assert_int_equal(hash_keyed(zero, LITERAL("abcdefg")),
			 0x6DB12AAE9070F506u);
	assert_int_equal(hash_keyed(zero, LITERAL("abcdefgh")),
			 0x3F7B849C0B8E35EAu);
	assert_int_equal(hash_keyed(zero, LITERAL("abcdefghi")),
			 0xF89B34A3D11EB6E5u);
	assert_int_equal(hash_keyed(zero, buffer_text(&long_text)),
			 0xEA730ED67A8ACE21u);
	buffer_free(&long_text);
}

/*
 * The key decides which texts collide.  Texts that collide under FNV-1a need
 * not.
 */
static void
test_a_key_keeps_texts_apart(void **state)
{
	struct text a = LITERAL("8yn0iYCKYHlIj4-BwPqk");
	struct text b = LITERAL("GReLUrM4wMqfg9yzV3KQ");
	const struct hash_key one = {{1, 0}}, two = {{0, 1}};
	struct hash_key own = hash_key(), again = hash_key();

	(void)state;
	assert_int_equal(hash_text(a), hash_text(b));
	assert_int_not_equal(hash_keyed(one, a), hash_keyed(one, b));
	assert_int_not_equal(hash_keyed(one, a), hash_keyed(two, a));
	assert_int_equal(hash_keyed(own, a), hash_keyed(again, a));
	assert_true(own.words[0] != 0 || own.words[1] != 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fnv1a),
	    cmocka_unit_test(test_fnv1a_of_any_byte),
	    cmocka_unit_test(test_splitmix64),
	    cmocka_unit_test(test_siphash13),
	    cmocka_unit_test(test_a_key_keeps_texts_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
