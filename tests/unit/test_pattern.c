#include "unit.h"

#include <pthread.h>
#include <signal.h>

#include "select/matcher.h"

static const struct pattern_options plain;

/* For a question; less than usual, because many searches here use it up. */
enum { TIME = 100 };

static enum pattern_result
find(const char *text, const struct pattern_options *options,
     struct text subject, struct match *match)
{
	struct pattern *pattern = pattern_compile(text_of(text), options, NULL);
	struct matcher *matcher = matcher_new(TIME);
	enum pattern_result result;

	assert_non_null(pattern);
	result = pattern_find(pattern, matcher, subject, 0, match);
	if (result == PATTERN_TROUBLE)
		assert_string_equal(matcher_trouble(matcher), "too costly");
	matcher_free(matcher);
	pattern_free(pattern);
	return result;
}

static const struct {
	const char *pattern, *subject;
	struct pattern_options options;
	enum pattern_result result;
	size_t start, end;
} match_cases[] = {
    {"b+", "abbc", {0}, PATTERN_YES, 1, 3},
    {"x", "abc", {0}, PATTERN_NO, 0, 0},
    {"^b$", "a\nb\nc", {0}, PATTERN_YES, 2, 3},
    {"", "", {0}, PATTERN_YES, 0, 0},
    {"\\w+", "\xD0\x96", {0}, PATTERN_YES, 0, 2},
    {"A", "a", {0}, PATTERN_NO, 0, 0},
    {"A", "a", {.ignores_case = true}, PATTERN_YES, 0, 1},
    {"\xD0\x96", "\xD0\xB6", {.ignores_case = true}, PATTERN_YES, 0, 2},
    {"a", "A", {.smart_case = true}, PATTERN_YES, 0, 1},
    {"aB", "AB", {.smart_case = true}, PATTERN_NO, 0, 0},
    {"\\Sb", "AB", {.smart_case = true}, PATTERN_YES, 0, 2},
    {"\\\\A", "\\a", {.smart_case = true}, PATTERN_NO, 0, 0},
    {"a.c", "abc a.c", {.is_fixed = true}, PATTERN_YES, 4, 7},
    {"\\S", "\\s", {.is_fixed = true, .smart_case = true}, PATTERN_NO, 0, 0},
    {"a|b", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"c+", "c++ c", {.is_word = true}, PATTERN_YES, 0, 1},
    {"xy", "xyz xy", {.is_fixed = true, .is_word = true}, PATTERN_YES, 4, 6},
    {"\\Qa", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"\\Qa\\", "ba\\ a\\", {.is_word = true}, PATTERN_YES, 4, 6},
    {"\\Qa\\E", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(?x)a # c", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(?x)a # \\Qc", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(*CR)(?x)a # c", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(*CRLF)(?x)a # c", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(*NUL)(?x)a # c", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(?x)a |b# c", "ab b", {.is_word = true}, PATTERN_YES, 3, 4},
    {"#", "# a", {.is_word = true}, PATTERN_YES, 0, 1},
    {"(*UCP)a", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(*UCP)(*LIMIT_MATCH=900)a|b",
     "ab b",
     {.is_word = true},
     PATTERN_YES,
     3,
     4},
    {"(*FAIL)|a", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"(*pla:a)a", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"a|ab", "ab", {.is_word = true}, PATTERN_YES, 0, 2},
    {"a*", "aab", {.is_word = true}, PATTERN_NO, 0, 0},
    {"(a)\\1", "aaa aa", {.is_word = true}, PATTERN_YES, 4, 6},
    {"(?i)A", "ab a", {.is_word = true}, PATTERN_YES, 3, 4},
    {"A(?i)", "a A", {.is_word = true}, PATTERN_YES, 2, 3},
};

static void
test_matches(void **state)
{
	struct match match;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(match_cases); i++) {
		enum pattern_result result =
		    find(match_cases[i].pattern, &match_cases[i].options,
			 text_of(match_cases[i].subject), &match);

		if (result != match_cases[i].result ||
		    (result == PATTERN_YES &&
		     (match.start != match_cases[i].start ||
		      match.end != match_cases[i].end)))
			fail_msg("%s in %s", match_cases[i].pattern,
				 match_cases[i].subject);
	}
}

/* Words are recognized in any script, for strings as for expressions. */
static void
test_a_string_as_a_word_in_another_script(void **state)
{
	struct pattern_options options = {.is_fixed = true, .is_word = true};
	struct match match;

	(void)state;
	assert_int_equal(find("\xD0\x96\xD0\x96", &options,
			      text_of("a \xD0\x96\xD0\x96 b"), &match),
			 PATTERN_YES);
	assert_int_equal(find("na", &options, text_of("na\xC3\xAFve"), &match),
			 PATTERN_NO);
}

static void
test_errors(void **state)
{
	static const struct {
		const char *pattern;
		size_t offset;
	} cases[] = {{"ab(", 3}, {"[a", 2}, {"*", 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pattern_error error = {0};

		assert_null(
		    pattern_compile(text_of(cases[i].pattern), &plain, &error));
		assert_true(error.message.size > 0);
		assert_int_equal(error.offset, cases[i].offset);
		buffer_free(&error.message);
	}
	pattern_free(NULL);
}

static void
check_found_at(const char *pattern, struct text subject, size_t start,
	       size_t end)
{
	struct match match;

	if (find(pattern, &plain, subject, &match) != PATTERN_YES)
		fail_msg("%s not found in %zu bytes", pattern, subject.size);
	assert_int_equal(match.start, start);
	assert_int_equal(match.end, end);
}

static void
test_places_in_long_texts(void **state)
{
	static const size_t middles[] = {16, 4096, 8192, 12288};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(middles); i++) {
		for (size_t at = middles[i] - 4; at < middles[i] + 5; at++) {
			struct buffer subject = repeat("a", at);

			check_found_at("$", buffer_text(&subject), at, at);
			buffer_print(&subject, "bcd");
			check_found_at("b", buffer_text(&subject), at, at + 1);
			check_found_at("bcd$", buffer_text(&subject), at,
				       at + 3);
			check_found_at("(?<=aaab)c", buffer_text(&subject),
				       at + 1, at + 2);
			check_found_at("(?<!b)[cd]", buffer_text(&subject),
				       at + 2, at + 3);
			check_found_at("a{3}\\Kb", buffer_text(&subject), at,
				       at + 1);
			check_found_at("a+b", buffer_text(&subject), 0, at + 1);
			buffer_free(&subject);
		}
	}
}

static void
test_characters_of_many_bytes(void **state)
{
	static const char *const words[] = {"\xC3\xA9", "\xE2\x82\xAC",
					    "\xF0\x9F\x90\x8D"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		size_t bytes = strlen(words[i]);

		for (size_t shift = 0; shift < 5; shift++) {
			struct buffer subject = repeat("a", shift);
			struct buffer many = repeat(words[i], 5000);
			size_t end;

			buffer_add_text(&subject, buffer_text(&many));
			end = subject.size;
			buffer_print(&subject, "%sb", words[i]);
			check_found_at("b", buffer_text(&subject), end + bytes,
				       end + bytes + 1);
			check_found_at("[^a]b", buffer_text(&subject), end,
				       end + bytes + 1);
			check_found_at("(?<=[^a]{2})b", buffer_text(&subject),
				       end + bytes, end + bytes + 1);
			buffer_free(&many);
			buffer_free(&subject);
		}
	}
}

/* \G matches where the search begins. */
static void
test_the_start_of_the_search_is_one_place(void **state)
{
	struct buffer subject = repeat("a", 4096);
	struct match match;

	(void)state;
	buffer_print(&subject, "b");
	assert_int_equal(find("\\Gb", &plain, buffer_text(&subject), &match),
			 PATTERN_NO);
	buffer_free(&subject);
}

static void
test_from(void **state)
{
	struct pattern *pattern =
	    pattern_compile(text_of("^a|a"), &plain, NULL);
	struct matcher *matcher = matcher_new(TIME);
	struct text subject = text_of("a ba a");
	struct match match;

	(void)state;
	assert_int_equal(pattern_find(pattern, matcher, subject, 1, &match),
			 PATTERN_YES);
	assert_int_equal(match.start, 3);
	assert_int_equal(pattern_find(pattern, matcher, subject, 4, &match),
			 PATTERN_YES);
	assert_int_equal(match.start, 5);
	assert_int_equal(pattern_find(pattern, matcher, subject, 6, &match),
			 PATTERN_NO);
	matcher_free(matcher);
	pattern_free(pattern);
}

static void
test_the_stack_suffices_or_is_trouble(void **state)
{
	struct buffer ten = repeat("ab", 5000), many = repeat("ab", 500000);
	struct match match;

	(void)state;
	check_found_at("^(a|b)*$", buffer_text(&ten), 0, 10000);
	assert_int_not_equal(
	    find("^(a|b)*$", &plain, buffer_text(&many), &match), PATTERN_NO);
	buffer_free(&many);
	buffer_free(&ten);
}

static void
test_the_reason_is_not_wanted(void **state)
{
	(void)state;
	assert_null(pattern_compile(text_of("("), &plain, NULL));
}

/* A pattern whose code is long, with and without repetitions. */
static void
test_long_patterns(void **state)
{
	struct buffer text = repeat("abc", 3000), pattern = repeat("abc", 2999);
	struct match match;

	(void)state;
	assert_int_equal(find(pattern.data, &plain, buffer_text(&text), &match),
			 PATTERN_YES);
	assert_int_equal(match.end, 2999 * 3);
	buffer_print(&pattern, "(?:abc){1,2}$");
	assert_int_equal(find(pattern.data, &plain, buffer_text(&text), &match),
			 PATTERN_YES);
	assert_int_equal(match.end, 3000 * 3);
	buffer_free(&text);
	buffer_free(&pattern);
}

/* Too much work is trouble, never "no match", and the search ends. */
static void
test_too_much_work_is_trouble(void **state)
{
	static const struct {
		const char *pattern;
		size_t count;
		const char *end;
	} cases[] = {
	    {"(a+)+$", 30, "!"},
	    {"(?=(\\w+))(\\w*)\\w*\\d", 20000, ""},
	    {"(?=(\\w+))(\\w*)\\w*\\aa", 3600, ""},
	    {"(?:\\w(?=\\w*(?!\\w)))*[!?]", 4000, ""},
	    {"(?:\\w(?=\\w*(?!\\w)))*[!?]|\\Gb", 4000, ""},
	    {"(*NO_JIT)(?:\\w(?=\\w*(?!\\w)))*[!?]", 4000, ""},
	    {"\\w+\\w+=a", 100000, ""},
	};
	struct match match;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer subject = repeat("a", cases[i].count);

		buffer_print(&subject, "%s", cases[i].end);
		if (find(cases[i].pattern, &plain, buffer_text(&subject),
			 &match) != PATTERN_TROUBLE)
			fail_msg("%s", cases[i].pattern);
		buffer_free(&subject);
	}
}

static enum pattern_result
find_again(const struct pattern *pattern, struct matcher *matcher,
	   const char *text)
{
	struct match match;

	return pattern_find(pattern, matcher, text_of(text), 0, &match);
}

/* After a search was given up, the others continue as before. */
static void
test_a_matcher_outlives_what_it_gives_up(void **state)
{
	const char *hard = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
	struct pattern *pattern =
	    pattern_compile(text_of("(a+)+$"), &plain, NULL);
	struct matcher *matcher = matcher_new(TIME);

	(void)state;
	matcher_begin(matcher);
	assert_int_equal(find_again(pattern, matcher, hard), PATTERN_TROUBLE);
	/* This question has used up its second. */
	assert_int_equal(find_again(pattern, matcher, "a"), PATTERN_TROUBLE);
	for (int i = 0; i < 3; i++) {
		assert_false(matcher_is_spent(matcher));
		matcher_begin(matcher);
		assert_int_equal(find_again(pattern, matcher, "a"),
				 PATTERN_YES);
		assert_int_equal(find_again(pattern, matcher, hard),
				 PATTERN_TROUBLE);
	}
	assert_true(matcher_is_spent(matcher));
	matcher_begin(matcher);
	assert_int_equal(find_again(pattern, matcher, "a"), PATTERN_TROUBLE);
	matcher_free(matcher);
	pattern_free(pattern);
}

/* Easy searches never use up the time, however many there are. */
static void
test_easy_searches_have_time(void **state)
{
	struct pattern *pattern =
	    pattern_compile(text_of("b[^b]*c"), &plain, NULL);
	struct matcher *matcher = matcher_new(TIME);
	struct buffer subject = repeat("b...", 500);
	struct match match;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		matcher_begin(matcher);
		assert_int_equal(pattern_find(pattern, matcher,
					      buffer_text(&subject), 0, &match),
				 PATTERN_NO);
	}
	assert_false(matcher_is_spent(matcher));
	buffer_free(&subject);
	matcher_free(matcher);
	pattern_free(pattern);
}

static void *
search_in_thread(void *argument)
{
	const struct pattern *pattern = argument;
	struct matcher *matcher = matcher_new(TIME);
	bool is_right = find_again(pattern, matcher,
				   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"
				   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!") ==
			PATTERN_TROUBLE;

	matcher_begin(matcher);
	is_right =
	    is_right && find_again(pattern, matcher, "ba") == PATTERN_YES;
	matcher_free(matcher);
	return is_right ? argument : NULL;
}

/*
 * Each thread has its own time, even if it was started with all signals
 * blocked.
 */
static void
test_threads_share_a_pattern(void **state)
{
	struct pattern *pattern =
	    pattern_compile(text_of("(a+)+$"), &plain, NULL);
	pthread_t threads[3];
	sigset_t all, before;

	(void)state;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	for (size_t i = 0; i < COUNT_OF(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL,
						search_in_thread, pattern),
				 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	for (size_t i = 0; i < COUNT_OF(threads); i++) {
		void *result;

		assert_int_equal(pthread_join(threads[i], &result), 0);
		assert_non_null(result);
	}
	pattern_free(pattern);
}

/* If JIT runs out of stack, the interpreter searches with its own memory. */
static void
test_the_interpreter_follows_jit(void **state)
{
	struct buffer long_text = repeat("ab", 20000);

	(void)state;
	check_found_at("^(?:a|b|(c))*$", buffer_text(&long_text), 0, 40000);
	buffer_free(&long_text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_matches),
	    cmocka_unit_test(test_a_string_as_a_word_in_another_script),
	    cmocka_unit_test(test_errors),
	    cmocka_unit_test(test_places_in_long_texts),
	    cmocka_unit_test(test_characters_of_many_bytes),
	    cmocka_unit_test(test_the_start_of_the_search_is_one_place),
	    cmocka_unit_test(test_from),
	    cmocka_unit_test(test_the_stack_suffices_or_is_trouble),
	    cmocka_unit_test(test_the_reason_is_not_wanted),
	    cmocka_unit_test(test_long_patterns),
	    cmocka_unit_test(test_too_much_work_is_trouble),
	    cmocka_unit_test(test_a_matcher_outlives_what_it_gives_up),
	    cmocka_unit_test(test_easy_searches_have_time),
	    cmocka_unit_test(test_threads_share_a_pattern),
	    cmocka_unit_test(test_the_interpreter_follows_jit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
