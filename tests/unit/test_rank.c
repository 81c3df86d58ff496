#include "unit.h"

#include "order/daily.h"
#include "order/rank.h"

enum { MANY = 200 };

static const struct made few[] = {
    {.id = "gil"},
    {.id = "redis-persistence"},
    {.id = "a"},
    {.id = "b"},
    {.id = "Z.9_x"},
    {.id = "2pc"},
    {.id = "list-or-tuple"},
    {.id = "http-2"},
    {.id = "q-1"},
    {.id = "q-2"},
};

/* Computed by a separate program from the formula in rank.h. */
static void
test_keys(void **state)
{
	(void)state;
	assert_int_equal(rank_key(text_of("paper1"), text_of("gil")),
			 0x62EAC231C2F8363Fu);
	assert_int_equal(rank_key(text_of(""), text_of("gil")),
			 0x212BFBB532E17D8Cu);
	assert_int_equal(rank_key(text_of("paper1"), text_of("a")),
			 0xE5C341AC663C562Au);
	assert_int_equal(rank_key(text_of(""), text_of("a")),
			 0x32CD4E8B32D0FA7Cu);
}

static void
test_orders(void **state)
{
	static const char *const cases[][2] = {
	    {"", "b gil a 2pc list-or-tuple q-1 http-2 q-2 Z.9_x "
		 "redis-persistence"},
	    {"paper1", "2pc redis-persistence gil Z.9_x q-2 q-1 http-2 a "
		       "list-or-tuple b"},
	    {"2026-11-21", "q-1 b redis-persistence a gil 2pc Z.9_x "
			   "list-or-tuple q-2 http-2"},
	    {"\xD0\x96\xD1\x83\xD0\xBA",
	     "redis-persistence http-2 Z.9_x q-2 a q-1 gil list-or-tuple "
	     "2pc b"},
	};
	struct deck *deck = make_deck("x", few, COUNT_OF(few));
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct selection all = {0};

		select_deck(&all, deck);
		if (i % 2 == 1) /* the order of files doesn't matter */
			selection_reverse(&all);
		rank_selection(&all, text_of(cases[i][0]), 0, all.count);
		wrong += ids_differ(cases[i][0], &all, cases[i][1]);
		selection_free(&all);
	}
	deck_free(deck);
	assert_int_equal(wrong, 0);
}

/* Two ids with the same FNV-1a hash have the same key with any seed. */
static void
test_ties_go_by_id(void **state)
{
	static const struct made tied[] = {
	    {.id = "GReLUrM4wMqfg9yzV3KQ"},
	    {.id = "a"},
	    {.id = "8yn0iYCKYHlIj4-BwPqk"},
	    {.id = "b"},
	};
	struct deck *deck = make_deck("x", tied, COUNT_OF(tied));
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct selection all = {0};

		select_deck(&all, deck);
		if (i == 1)
			selection_reverse(&all);
		rank_selection(&all, text_of("s"), 0, 4);
		wrong += ids_differ("ties", &all,
				    "b a 8yn0iYCKYHlIj4-BwPqk "
				    "GReLUrM4wMqfg9yzV3KQ");
		selection_free(&all);
	}
	deck_free(deck);
	assert_int_equal(wrong, 0);
}

static struct deck *
many_questions(void)
{
	struct made *list = mem_alloc(MANY * sizeof(*list));
	struct buffer ids[MANY] = {0};
	struct deck *deck;

	for (size_t i = 0; i < MANY; i++) {
		buffer_print(&ids[i], "q%zu", i);
		list[i].id = ids[i].data;
	}
	deck = make_deck("x", list, MANY);
	for (size_t i = 0; i < MANY; i++)
		buffer_free(&ids[i]);
	free(list);
	return deck;
}

static void
check_slice(const struct selection *whole, struct deck *deck, size_t all,
	    size_t first, size_t count)
{
	struct selection part = {0};
	size_t last = first + count < all ? first + count : all;

	select_deck(&part, deck);
	selection_slice(&part, 0, all);
	rank_selection(&part, text_of("seed"), first, count);
	assert_int_equal(part.count, all);
	for (size_t i = first; i < last; i++)
		if (!question_equal(part.list[i], whole->list[i]))
			fail_msg("%zu of [%zu, %zu) of %zu", i, first, last,
				 all);
	selection_free(&part);
}

static void
test_a_part_is_a_slice_of_the_whole(void **state)
{
	static const size_t sizes[] = {1, 2, 3, 5, 8, 17, 64, 199, MANY};
	static const size_t counts[] = {0, 1, 2, 7, 50, MANY, 1000};
	struct deck *deck = many_questions();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct selection whole = {0};

		select_deck(&whole, deck);
		selection_slice(&whole, 0, sizes[i]);
		rank_selection(&whole, text_of("seed"), 0, sizes[i]);
		for (size_t j = 0; j < COUNT_OF(counts); j++)
			for (size_t first = 0; first <= sizes[i] + 1;
			     first += 1 + first / 5)
				check_slice(&whole, deck, sizes[i], first,
					    counts[j]);
		selection_free(&whole);
	}
	deck_free(deck);
}

static void
test_the_first_of_many(void **state)
{
	struct deck *deck = many_questions();
	struct selection all = {0};

	(void)state;
	select_deck(&all, deck);
	rank_selection(&all, text_of("seed"), 0, 12);
	selection_slice(&all, 0, 12);
	assert_int_equal(ids_differ("first", &all,
				    "q64 q157 q91 q90 q80 q85 q23 q165 q166 "
				    "q56 q99 q5"),
			 0);
	selection_free(&all);
	deck_free(deck);
}

/* A slice has what there is of it. */
static void
test_slices(void **state)
{
	static const struct {
		size_t first, count, left;
	} cases[] = {
	    {0, 200, 200}, {0, 999, 200},    {150, 999, 50}, {200, 1, 0},
	    {999, 1, 0},   {SIZE_MAX, 9, 0}, {5, 0, 0},	     {199, 1, 1},
	};
	struct deck *deck = many_questions();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct selection all = {0};
		struct question first;

		select_deck(&all, deck);
		assert_int_equal(all.count, 200);
		first = all.list[cases[i].left > 0 ? cases[i].first : 0];
		selection_slice(&all, cases[i].first, cases[i].count);
		assert_int_equal(all.count, cases[i].left);
		if (all.count > 0)
			assert_true(question_equal(all.list[0], first));
		selection_free(&all);
	}
	deck_free(deck);
}

static void
test_nothing_of_nothing(void **state)
{
	struct bank bank = {0};
	struct selection none = {0};

	(void)state;
	rank_bank(&bank, text_of("seed"), 0, 5, 1, &none);
	assert_int_equal(none.count, 0);
	assert_true(
	    daily_select(&none, text_of("seed"), (struct date){2026, 1, 1}, 3));
	assert_int_equal(none.count, 0);
	selection_free(&none);
}

/* A deck of COUNT questions with the ids qN, from FIRST on. */
static struct deck *
numbered(size_t first, size_t count)
{
	struct builder builder;

	builder_init(&builder, 0);
	for (size_t i = first; i < first + count; i++) {
		char id[32];

		snprintf(id, sizeof(id), "q%zu", i);
		make_question(&builder, &(struct made){.id = id});
	}
	builder_add_document(&builder, &(struct document){.topic = {0, 0}});
	return deck_new("x", builder_finish(&builder));
}

/* So many questions are ranked by several threads. */
static void
test_a_bank_is_ranked_alike_by_any_number_of_threads(void **state)
{
	enum { DECKS = 7, EACH = 20000 };
	struct deck *decks[DECKS];
	struct bank bank = {.decks = decks, .count = DECKS};
	struct selection all = {0};

	(void)state;
	for (size_t i = 0; i < DECKS; i++) {
		decks[i] = numbered(i * EACH, EACH);
		select_deck(&all, decks[i]);
	}
	rank_selection(&all, text_of("seed"), 0, 2000);
	for (unsigned jobs = 1; jobs <= 4; jobs++) {
		struct selection part = {0};

		rank_bank(&bank, text_of("seed"), 10, 30, jobs, &part);
		assert_int_equal(part.count, 30);
		for (size_t i = 0; i < part.count; i++)
			assert_true(
			    question_equal(part.list[i], all.list[10 + i]));
		selection_free(&part);
		rank_bank(&bank, text_of("seed"), 1990, 10, jobs, &part);
		assert_int_equal(part.count, 10);
		assert_true(question_equal(part.list[9], all.list[1999]));
		selection_free(&part);
	}
	selection_free(&all);
	for (size_t i = 0; i < DECKS; i++)
		deck_free(decks[i]);
}

static void
test_the_same_id_many_times(void **state)
{
	static const struct made same[] = {
	    {.id = "a"}, {.id = "a"}, {.id = "b"}, {.id = "a"}, {.id = "b"}};
	struct deck *deck = make_deck("x", same, COUNT_OF(same));
	struct selection all = {0}, none = {0};

	(void)state;
	select_deck(&all, deck);
	rank_selection(&all, text_of(""), 0, 5);
	assert_int_equal(ids_differ("same", &all, "b b a a a"), 0);
	rank_selection(&none, text_of(""), 0, 5);
	assert_int_equal(none.count, 0);
	selection_free(&all);
	deck_free(deck);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_orders),
	    cmocka_unit_test(test_ties_go_by_id),
	    cmocka_unit_test(test_a_part_is_a_slice_of_the_whole),
	    cmocka_unit_test(test_the_first_of_many),
	    cmocka_unit_test(test_slices),
	    cmocka_unit_test(test_nothing_of_nothing),
	    cmocka_unit_test(
		test_a_bank_is_ranked_alike_by_any_number_of_threads),
	    cmocka_unit_test(test_the_same_id_many_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
