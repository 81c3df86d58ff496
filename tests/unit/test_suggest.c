#include "unit.h"

#include "base/suggest.h"

/* Optimal string alignment: no piece is edited twice, so ca to abc takes 3. */
static void
test_distances(void **state)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} cases[] = {
	    {"", "", 0},
	    {"", "abc", 3},
	    {"redis", "redis", 0},
	    {"redis", "rediss", 1},
	    {"redis", "reds", 1},
	    {"redis", "radis", 1},
	    {"redis", "erdis", 1},
	    {"redis", "redsi", 1},
	    {"ca", "abc", 3},
	    {"kitten", "sitting", 3},
	    {"saturday", "sunday", 3},
	    {"ab", "ba", 1},
	    {"abcd", "badc", 2},
	    {"abc", "cba", 2},
	    {"Redis", "redis", 1},
	    {"a", "b", 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct text a = text_of(cases[i].a), b = text_of(cases[i].b);

		assert_int_equal(suggest_distance(a, b), cases[i].distance);
		assert_int_equal(suggest_distance(b, a), cases[i].distance);
	}
}

/*
 * Returns 0 if the hint for WORD is as expected.  CANDIDATES are separated by
 * commas.
 */
static size_t
says(const char *word, const char *candidates, const char *want)
{
	struct text rest = text_of(candidates), candidate;
	struct suggest suggest;
	struct buffer message = {0};
	size_t wrong;

	suggest_init(&suggest, text_of(word));
	while (text_cut(&rest, ',', &candidate))
		suggest_offer(&suggest, candidate);
	suggest_print(&suggest, &message);
	wrong = differs(word, buffer_text(&message), text_of(want));
	buffer_free(&message);
	return wrong;
}

static void
test_near_words(void **state)
{
	size_t wrong = 0;

	(void)state;
	wrong += says("redsi", "mongo,redis,sql", "; did you mean 'redis'?");
	wrong += says("redis", "kafka,http", "");
	/* A word of more than 64 bytes is no slip of a finger. */
	wrong += says("0123456789abcdef0123456789abcdef"
		      "0123456789abcdef0123456789abcdefx",
		      "0123456789abcdef0123456789abcdef"
		      "0123456789abcdef0123456789abcdefy",
		      "");
	wrong += says("redis", "", "");
	wrong += says("databases", "databass,database",
		      "; did you mean 'databass' or 'database'?");
	wrong += says("SQLX", "sqlx,SQX", "; did you mean 'sqlx'?");
	wrong +=
	    says("SQLX", "sqlx,SQX,sqlX", "; did you mean 'sqlx' or 'sqlX'?");
	wrong += says("redis", "redis,redis,redis", "; did you mean 'redis'?");
	assert_int_equal(wrong, 0);
}

static void
test_nearest_come_first_and_three_at_most(void **state)
{
	size_t wrong = 0;

	(void)state;
	wrong += says("abcdefghi", "abcdefXXX,abcdefgXX,abcdefghX,abcdefghij",
		      "; did you mean 'abcdefghX', 'abcdefghij' or "
		      "'abcdefgXX'?");
	assert_int_equal(wrong, 0);
}

static void
test_a_name_too_long_to_help(void **state)
{
	(void)state;
	for (int size = 256; size <= 257; size++) {
		struct buffer name = {0};
		struct suggest suggest;

		buffer_print(&name, "cluster%0*d", size - 7, 0);
		assert_int_equal(name.size, size);
		suggest_init(&suggest, text_of("cluster"));
		suggest_offer(&suggest, buffer_text(&name));
		assert_int_equal(suggest.count, size == 256);
		buffer_free(&name);
	}
}

static void
test_what_holds_the_word_is_near(void **state)
{
	size_t wrong = 0;

	(void)state;
	wrong += says("redis", "redis-cluster-failover",
		      "; did you mean 'redis-cluster-failover'?");
	wrong += says("cluster", "redis-cluster-failover",
		      "; did you mean 'redis-cluster-failover'?");
	wrong += says("cluster", "redis-clustex-failover", "");
	wrong += says("Cluster", "redis-clustered",
		      "; did you mean 'redis-clustered'?");
	wrong +=
	    says("cluster", "redis/CLUSTER", "; did you mean 'redis/CLUSTER'?");
	wrong += says("redis", "redis-cluster-failover,radis",
		      "; did you mean 'radis' or 'redis-cluster-failover'?");
	/* The one with the fewest other letters is first. */
	wrong += says("redis", "redis-cluster-failover,redis-cluster,databases",
		      "; did you mean 'redis-cluster' or "
		      "'redis-cluster-failover'?");
	assert_int_equal(wrong, 0);
}

/* suggest.h: at most a third of the word's length. */
static void
test_a_third_is_near(void **state)
{
	size_t wrong = 0;

	(void)state;
	wrong += says("abcdef", "abcdXX", "; did you mean 'abcdXX'?");
	wrong += says("abcdef", "abcXXX", "");
	wrong += says("abcdefghi", "abcdefXXX", "; did you mean 'abcdefXXX'?");
	wrong += says("abcdefghi", "abcdeXXXX", "");
	wrong += says("git", "gil", "; did you mean 'gil'?");
	assert_int_equal(wrong, 0);
}

static void
test_more_than_a_third_of_a_short_word_is_not(void **state)
{
	size_t wrong = 0;

	(void)state;
	wrong += says("git", "gxx", "");
	wrong += says("abcd", "abXX", "");
	wrong += says("abcde", "abcXX", "");
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_distances),
	    cmocka_unit_test(test_near_words),
	    cmocka_unit_test(test_nearest_come_first_and_three_at_most),
	    cmocka_unit_test(test_what_holds_the_word_is_near),
	    cmocka_unit_test(test_a_name_too_long_to_help),
	    cmocka_unit_test(test_a_third_is_near),
	    cmocka_unit_test(test_more_than_a_third_of_a_short_word_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
