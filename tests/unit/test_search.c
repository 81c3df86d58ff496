#include "unit.h"

#include "base/buffer.h"
#include "select/search.h"

/* Enough questions for several threads, in enough decks for several batches. */
enum { DECKS = 20, QUESTIONS = 250 };

/* Milliseconds for a question; a pattern that explodes uses up all of them. */
enum { TIME = 20 };

static int
make_bank(void **state)
{
	struct made made[QUESTIONS] = {{.id = NULL}};
	struct bank *bank = mem_alloc(sizeof(*bank));

	for (size_t i = 0; i < QUESTIONS; i++)
		made[i] = (struct made){
		    .id = "a",
		    .tags = i == 0 ? "first" : "other",
		    .question = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"};
	bank->decks = mem_alloc(DECKS * sizeof(*bank->decks));
	while (bank->count < DECKS)
		bank->decks[bank->count++] = make_deck("a", made, QUESTIONS);
	*state = bank;
	return 0;
}

static int
free_bank(void **state)
{
	bank_free(*state);
	free(*state);
	return 0;
}

/* Searches for a pattern and returns what is found; search_free() frees it. */
static struct search_result
search_for(const struct bank *bank, const char *expression, const char *tag,
	   size_t most)
{
	static const struct pattern_options plain;
	struct search_result result = {0};
	struct filter filter = {0};
	struct query query = {.fields = 1u << FIELD_QUESTION};
	struct search search = {.query = &query,
				.filter = &filter,
				.most = most,
				.jobs = 4,
				.time = TIME};

	query_add(&query, QUERY_ANY,
		  pattern_compile(text_of(expression), &plain, NULL));
	if (tag != NULL)
		filter_add(&filter, FILTER_TAG, false, text_of(tag));
	search_bank(&search, bank, &result);
	query_free(&query);
	filter_free(&filter);
	return result;
}

/* Each thread gives up its own search, and has its own time. */
static void
test_several_threads_give_up(void **state)
{
	static const size_t limits[] = {0, 1};

	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		struct search_result result =
		    search_for(*state, "(a+)+$", NULL, limits[i]);

		assert_int_equal(result.found.count, 0);
		assert_true(result.trouble_count > 0);
		assert_int_equal(result.trouble_count + result.unsearched,
				 DECKS * QUESTIONS);
		search_free(&result);
	}
}

/* A question that the filter leaves out is not missed. */
static void
test_only_what_passes_is_unsearched(void **state)
{
	struct search_result result = search_for(*state, "(a+)+$", "first", 0);

	assert_true(result.trouble_count + result.unsearched > 0);
	assert_in_range(result.trouble_count + result.unsearched, 1, DECKS);
	search_free(&result);
}

static void
test_batches_find_the_first(void **state)
{
	struct search_result result = search_for(*state, "ab$", NULL, 3);
	const struct bank *bank = *state;

	assert_int_equal(result.found.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(question_equal(result.found.list[i],
					   deck_question(bank->decks[0], i)));
	search_free(&result);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_several_threads_give_up),
	    cmocka_unit_test(test_only_what_passes_is_unsearched),
	    cmocka_unit_test(test_batches_find_the_first),
	};

	return cmocka_run_group_tests(tests, make_bank, free_bank);
}
