#include "unit.h"

#include "order/sort.h"

static const struct made list[] = {
    {"c", "web/http", "", "x/2", "Why?", "", LEVEL_SENIOR, 30},
    {"a", "web", "", "x/10", "How?", "", LEVEL_NONE, 20},
    {"B", "web-x", "", "", "how?", "", LEVEL_EASY, 10},
    {"d", "db", "", "x/2", "Why", "", LEVEL_JUNIOR, 9},
    {"b", "db", "", "a", "\xD0\x96?", "", LEVEL_HARD, 100},
};

static void
test_each_key(void **state)
{
	static const struct {
		enum sort_key key;
		const char *name;
		const char *order;
	} cases[] = {
	    {SORT_ID, "id", "B a b c d"},
	    {SORT_TOPIC, "topic", "d b a B c"},
	    {SORT_LEVEL, "level", "a B d c b"},
	    {SORT_SOURCE, "source", "B b a c d"},
	    {SORT_QUESTION, "question", "a d c B b"},
	    {SORT_FILE, "file", "d B a c b"},
	};
	struct deck *deck = make_deck("x.yaml", list, COUNT_OF(list));
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct selection all = {0};

		select_deck(&all, deck);
		assert_string_equal(sort_names[cases[i].key], cases[i].name);
		sort_selection(&all, cases[i].key);
		wrong += ids_differ(cases[i].name, &all, cases[i].order);
		selection_free(&all);
	}
	deck_free(deck);
	assert_int_equal(wrong, 0);
}

static void
test_files_go_by_path_first(void **state)
{
	struct deck *last = make_deck("b.yaml", list, 1);
	struct deck *first = make_deck("a.yaml", list + 4, 1);
	struct selection all = {0};

	(void)state;
	select_deck(&all, last);
	select_deck(&all, first);
	sort_selection(&all, SORT_FILE);
	assert_int_equal(ids_differ("file", &all, "b c"), 0);
	selection_free(&all);
	deck_free(first);
	deck_free(last);
}

static void
test_equal_ones_keep_their_places(void **state)
{
	static const struct made equal[] = {
	    {.id = "z", .topic = "t"}, {.id = "y", .topic = "t"},
	    {.id = "x", .topic = "s"}, {.id = "w", .topic = "t"},
	    {.id = "v", .topic = "s"},
	};
	struct deck *deck = make_deck("x", equal, COUNT_OF(equal));
	struct selection all = {0}, none = {0};

	(void)state;
	select_deck(&all, deck);
	sort_selection(&all, SORT_TOPIC);
	assert_int_equal(ids_differ("stable", &all, "x v z y w"), 0);
	sort_selection(&none, SORT_ID);
	selection_free(&all);
	deck_free(deck);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_key),
	    cmocka_unit_test(test_files_go_by_path_first),
	    cmocka_unit_test(test_equal_ones_keep_their_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
