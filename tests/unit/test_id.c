#include "unit.h"

#include "read/id.h"

static void
test_valid(void **state)
{
	static const char *const valid[] = {
	    "a",       "Z",   "0",  "9",   "redis-persistence",
	    "a.b_c-d", "2pc", "x-", "a..", "A1",
	};
	static const char *const invalid[] = {
	    "",	    "-a",  ".a",  "_a", "a b",	    "a/b",	 "a\n", " a",
	    "a\tb", "a,b", "a:b", "a#", "\xC3\xA9", "a\xC3\xA9", "a@",	"-",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(valid); i++)
		if (!id_is_valid(text_of(valid[i])))
			fail_msg("'%s' is valid", valid[i]);
	for (size_t i = 0; i < COUNT_OF(invalid); i++)
		if (id_is_valid(text_of(invalid[i])))
			fail_msg("'%s' is not valid", invalid[i]);
	assert_false(id_is_valid(LITERAL("a\0b")));
	assert_false(id_is_valid((struct text){NULL, 0}));
}

static struct buffer
derived(struct text question)
{
	struct buffer id = {0};

	id_derive(question, &id);
	return id;
}

static void
test_every_derived_id_is_valid(void **state)
{
	static const char *const questions[] = {
	    "What is the GIL?",
	    "",
	    " ",
	    "-",
	    "...",
	    "\xD0\xA7\xD1\x82\xD0\xBE",
	    "`__init__` or `__new__`?",
	    "a",
	    "\n\n",
	    "\xFF",
	    "AWordThatIsFarTooLongToServeAsTheBeginningOfAnIdentifier",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++) {
		struct buffer id = derived(text_of(questions[i]));

		if (!id_is_valid(buffer_text(&id)))
			fail_msg("'%s' from '%s'", id.data, questions[i]);
		assert_true(id.size <= 64);
		buffer_free(&id);
	}
}

static void
test_derived_begins_with_the_first_words(void **state)
{
	struct buffer id = derived(text_of("What is the GIL?"));

	(void)state;
	assert_int_equal(strncmp(id.data, "what-is-the-gil-", 16), 0);
	buffer_free(&id);
	id = derived(text_of("\n `yield from`: why"));
	assert_int_equal(strncmp(id.data, "yield-from-why-", 15), 0);
	buffer_free(&id);
}

/* The texts have the same words; only the hash tells them apart. */
static void
test_derived_depends_on_all_of_the_text(void **state)
{
	static const char *const questions[] = {
	    "What is a?",  "What is a!",  "what is a?",
	    "What is a? ", "What is\na?",
	};
	struct buffer ids[COUNT_OF(questions)];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ids[i] = derived(text_of(questions[i]));
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(ids[i].data, ids[j].data);
	for (size_t i = 0; i < COUNT_OF(questions); i++) {
		struct buffer again = derived(text_of(questions[i]));

		assert_string_equal(again.data, ids[i].data);
		buffer_free(&again);
		buffer_free(&ids[i]);
	}
}

static void
test_derived_is_appended(void **state)
{
	struct buffer alone = derived(text_of("What is the GIL?"));
	struct buffer id = {0};

	(void)state;
	buffer_print(&id, "%080d:", 0);
	id_derive(text_of("What is the GIL?"), &id);
	assert_string_equal(id.data + 81, alone.data);
	buffer_free(&id);
	buffer_free(&alone);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_valid),
	    cmocka_unit_test(test_every_derived_id_is_valid),
	    cmocka_unit_test(test_derived_begins_with_the_first_words),
	    cmocka_unit_test(test_derived_depends_on_all_of_the_text),
	    cmocka_unit_test(test_derived_is_appended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
