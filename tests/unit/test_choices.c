#include "unit.h"

#include "order/choices.h"

/* A choice to create. */
struct made_choice {
	const char *text;
	bool is_right, is_pinned;
};

/* Returns a deck of one question with choices; deck_free() frees it. */
static struct deck *
make(const char *id, const struct made_choice *list, size_t count)
{
	struct builder builder;
	struct record record = {0};

	builder_init(&builder, 0);
	record.id = make_text(&builder, POOL_SEARCHED, id);
	record.first_choice = (uint32_t)builder.choice_count;
	record.choice_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		struct choice choice = {.is_right = list[i].is_right,
					.is_pinned = list[i].is_pinned};

		choice.body.text =
		    make_text(&builder, POOL_SEARCHED, list[i].text);
		builder_add_choice(&builder, &choice);
	}
	builder_add_record(&builder, &record);
	builder_add_document(&builder, &(struct document){.topic = {0, 0}});
	return deck_new("x", builder_finish(&builder));
}

/*
 * Returns 0 if the choices are WANT: their texts, with a star before each
 * right one.
 */
static size_t
choices_differ(struct deck *deck, const char *seed, const char *want)
{
	struct choices choices = choices_of(deck_question(deck, 0), seed);
	struct buffer got = {0};
	size_t result;

	for (size_t i = 0; i < choices.count; i++) {
		buffer_print(&got, "%s%s", i > 0 ? "|" : "",
			     choices.list[i].is_right ? "*" : "");
		buffer_add_text(&got, choices.list[i].text);
	}
	result = differs(seed != NULL ? seed : "no seed", buffer_text(&got),
			 text_of(want));
	buffer_free(&got);
	choices_free(&choices);
	return result;
}

static const struct made_choice methods[] = {
    {"PUT", true, false},
    {"POST", false, false},
    {"DELETE", true, false},
    {"none of these", false, true},
};

/* Computed by tests/order.py from the formula in choices.h. */
static void
test_vectors(void **state)
{
	struct deck *deck = make("idempotent", methods, COUNT_OF(methods));
	size_t wrong = 0;

	(void)state;
	wrong += choices_differ(deck, NULL, "*PUT|POST|*DELETE|none of these");
	wrong += choices_differ(deck, "", "*PUT|*DELETE|POST|none of these");
	wrong +=
	    choices_differ(deck, "paper", "*DELETE|*PUT|POST|none of these");
	wrong +=
	    choices_differ(deck, "paper/2", "*DELETE|POST|*PUT|none of these");
	wrong +=
	    choices_differ(deck, "paper/3", "*PUT|POST|*DELETE|none of these");
	wrong += choices_differ(deck, "2026-11-21",
				"POST|*PUT|*DELETE|none of these");
	wrong += choices_differ(deck, "\xD0\x96\xD1\x83\xD0\xBA",
				"POST|*PUT|*DELETE|none of these");
	deck_free(deck);
	assert_int_equal(wrong, 0);
}

/* Whatever the seed, a pinned choice is where it was written. */
static void
test_pins(void **state)
{
	static const struct made_choice list[] = {
	    {"first", false, true}, {"a", false, false}, {"b", true, false},
	    {"mid", false, true},   {"c", false, false}, {"last", false, true},
	};
	static const struct made_choice all[] = {
	    {"x", true, true}, {"y", false, true}, {"z", false, true}};
	struct deck *deck = make("pins", list, COUNT_OF(list));
	struct deck *fixed = make("all", all, COUNT_OF(all));
	size_t wrong = 0, moved = 0;

	(void)state;
	for (int i = 0; i < 50; i++) {
		struct buffer seed = {0};
		struct choices choices;

		buffer_print(&seed, "%d", i);
		wrong += choices_differ(fixed, seed.data, "*x|y|z");
		choices = choices_of(deck_question(deck, 0), seed.data);
		wrong += !text_is(choices.list[0].text, "first") ||
			 !text_is(choices.list[3].text, "mid") ||
			 !text_is(choices.list[5].text, "last");
		moved += !text_is(choices.list[1].text, "a");
		choices_free(&choices);
		buffer_free(&seed);
	}
	deck_free(deck);
	deck_free(fixed);
	assert_int_equal(wrong, 0);
	assert_in_range(moved, 20, 45); /* about two of three */
}

/* Choices with the same text have the same key, so they stay as written. */
static void
test_ties(void **state)
{
	static const struct made_choice list[] = {{"same", true, false},
						  {"same", false, false}};
	struct deck *deck = make("ties", list, COUNT_OF(list));
	size_t wrong = 0;

	(void)state;
	wrong += choices_differ(deck, "a", "*same|same");
	wrong += choices_differ(deck, "b", "*same|same");
	deck_free(deck);
	assert_int_equal(wrong, 0);
}

static void
test_none(void **state)
{
	struct deck *deck = make("none", methods, 0);
	struct choices choices = choices_of(deck_question(deck, 0), "seed");

	(void)state;
	assert_int_equal(choices.count, 0);
	assert_int_equal(choices.right_count, 0);
	choices_free(&choices);
	deck_free(deck);
}

static void
test_seeds(void **state)
{
	static const char *const wanted[] = {"paper", "paper", "paper/2",
					     "paper/3"};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wanted); i++) {
		struct buffer seed = {0};

		choices_add_seed(&seed, text_of("paper"), i);
		wrong +=
		    differs("seed", buffer_text(&seed), text_of(wanted[i]));
		buffer_free(&seed);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_vectors), cmocka_unit_test(test_pins),
	    cmocka_unit_test(test_ties),    cmocka_unit_test(test_none),
	    cmocka_unit_test(test_seeds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
