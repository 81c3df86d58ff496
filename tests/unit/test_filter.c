#include "unit.h"

#include "select/filter.h"

static const struct made list[] = {
    {"a", "databases/redis", "redis cache", "py/1", "?", "!", LEVEL_MIDDLE, 1},
    {"b", "databases", "sql", "py/2 go/1", "?", "", LEVEL_HARD, 2},
    {"c", "databases-old", "", "", "?", "!", LEVEL_NONE, 3},
    {"d", "web/http", "cache", "go/2", "?", "!", LEVEL_EASY, 4},
};

struct filter_case {
	enum filter_kind kind;
	bool negated;
	const char *words, *ids;
};

static size_t
wrong_filters(const struct filter_case *cases, size_t count)
{
	struct deck *deck = make_deck("x", list, COUNT_OF(list));
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct selection all = {0};
		struct filter filter = {0};

		select_deck(&all, deck);
		assert_true(filter_add(&filter, cases[i].kind, cases[i].negated,
				       text_of(cases[i].words)));
		filter_apply(&filter, &all);
		wrong += ids_differ(cases[i].words, &all, cases[i].ids);
		filter_free(&filter);
		selection_free(&all);
	}
	deck_free(deck);
	return wrong;
}

static void
test_one_clause(void **state)
{
	static const struct filter_case cases[] = {
	    {FILTER_TOPIC, false, "databases", "a b"},
	    {FILTER_TOPIC, false, "databases/", "a b"},
	    {FILTER_TOPIC, false, "databases/redis", "a"},
	    {FILTER_TOPIC, false, "data*", "a b c"},
	    {FILTER_TOPIC, false, "*/http", "d"},
	    {FILTER_TOPIC, false, "data", ""},
	    {FILTER_TOPIC, false, "web, databases-old", "c d"},
	    {FILTER_TOPIC, true, "databases", "c d"},
	    {FILTER_TAG, false, "cache", "a d"},
	    {FILTER_TAG, false, "sql,redis", "a b"},
	    {FILTER_TAG, false, "cach*", ""},
	    {FILTER_TAG, true, "cache", "b c"},
	    {FILTER_SOURCE, false, "go/1", "b"},
	    {FILTER_SOURCE, false, "go/*", "b d"},
	    {FILTER_SOURCE, false, "py/?", "a b"},
	    {FILTER_LEVEL, false, "middle", "a"},
	    {FILTER_LEVEL, false, "senior", "b"},
	    {FILTER_LEVEL, false, "..middle", "a d"},
	    {FILTER_LEVEL, false, "easy,senior", "b d"},
	    {FILTER_ID, false, "d,a", "a d"},
	    {FILTER_ID, true, "d,a,x", "b c"},
	    {FILTER_ANSWERED, false, "", "a c d"},
	    {FILTER_ANSWERED, true, "", "b"},
	};

	(void)state;
	assert_int_equal(wrong_filters(cases, COUNT_OF(cases)), 0);
}

static void
test_clauses_are_a_conjunction(void **state)
{
	struct deck *deck = make_deck("x", list, COUNT_OF(list));
	struct selection all = {0};
	struct filter filter = {0};

	(void)state;
	select_deck(&all, deck);
	filter_apply(&filter, &all);
	assert_int_equal(all.count, 4);
	filter_add(&filter, FILTER_TAG, false, text_of("cache"));
	filter_add(&filter, FILTER_TOPIC, false, text_of("databases"));
	filter_apply(&filter, &all);
	assert_int_equal(ids_differ("and", &all, "a"), 0);
	filter_add(&filter, FILTER_TAG, false, text_of("sql"));
	filter_apply(&filter, &all);
	assert_int_equal(all.count, 0);
	filter_free(&filter);
	selection_free(&all);
	deck_free(deck);
}

static void
test_exclude(void **state)
{
	struct deck *deck = make_deck("x", list, COUNT_OF(list));
	struct selection all = {0};
	struct filter filter = {0};

	(void)state;
	select_deck(&all, deck);
	filter_exclude(&filter, text_of("d\tx\ty\n\n c\nb and more\r\nnone\n"));
	filter_apply(&filter, &all);
	assert_int_equal(ids_differ("exclude", &all, "a c"), 0);
	filter_free(&filter);
	selection_free(&all);
	deck_free(deck);
}

/* filter.h: returns false and adds no clause if a level is invalid. */
static void
test_no_level_adds_no_clause(void **state)
{
	static const char *const words[] = {"x", "middle,x", ""};
	struct deck *deck = make_deck("x", list, 1);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct filter filter = {0};

		assert_false(filter_add(&filter, FILTER_LEVEL, false,
					text_of(words[i])));
		if (!filter_matches(&filter, deck_question(deck, 0)))
			fail_msg("'%s' added a clause", words[i]);
		filter_free(&filter);
	}
	deck_free(deck);
}

static void
test_explain(void **state)
{
	struct deck *deck = make_deck("x", list, COUNT_OF(list));
	struct selection all = {0};
	struct filter filter = {0};
	struct buffer message = {0};

	(void)state;
	select_deck(&all, deck);
	filter_add(&filter, FILTER_TAG, false, text_of("cahce,sql"));
	filter_add(&filter, FILTER_TOPIC, false, text_of("databaess"));
	filter_add(&filter, FILTER_SOURCE, false, text_of("zzzzzzzz"));
	filter_explain(&filter, &all, &message);
	assert_string_equal(
	    message.data,
	    "unknown tag 'cahce'; did you mean 'cache'?\n"
	    "unknown topic 'databaess'; did you mean 'databases'?\n"
	    "unknown source 'zzzzzzzz'\n");
	buffer_free(&message);
	filter_free(&filter);
	selection_free(&all);
	deck_free(deck);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_clause),
	    cmocka_unit_test(test_clauses_are_a_conjunction),
	    cmocka_unit_test(test_exclude),
	    cmocka_unit_test(test_no_level_adds_no_clause),
	    cmocka_unit_test(test_explain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
