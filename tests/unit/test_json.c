#include "unit.h"

#include "read/json.h"

static const struct {
	const char *name;
	struct text in, out;
} cases[] = {
    {"nothing", INITIAL(""), INITIAL("")},
    {"YAML", INITIAL("- a: \"\\ud83d\\ude00\"\n"),
     INITIAL("- a: \"\\ud83d\\ude00\"\n")},
    {"blanks", INITIAL(" \n\n"), INITIAL(" \n\n")},
    {"an array", INITIAL("\n[{\"a\": [1, true]}]\n"),
     INITIAL("\n[{\"a\": [1, true]}]\n")},
    {"a deck", INITIAL("{\"questions\": [{\"question\": \"a\"}]}\n"),
     INITIAL("{\"questions\": [{\"question\": \"a\"}]}\n")},
    {"a deck without questions", INITIAL("{\"title\": \"question\"}"),
     INITIAL("{\"title\": \"question\"}")},
    {"the key is further in", INITIAL("{\"a\": {\"question\": 1}}\n{}"),
     INITIAL("{\"a\": {\"question\": 1}}\n{}")},
    {"a value is no key", INITIAL("{\"a\": \"question\"}\n{}"),
     INITIAL("{\"a\": \"question\"}\n{}")},
    {"JSON Lines", INITIAL("{\"question\":\"a\"}\n{\"question\":\"}\"}\n"),
     INITIAL("[{\"question\":\"a\"},\n{\"question\":\"}\"},\n]")},
    {"no newline at the end", INITIAL("{\"id\":\"a\",\"question\":\"b\"}"),
     INITIAL("[{\"id\":\"a\",\"question\":\"b\"},]")},
    {"objects of several lines", INITIAL("{\n\"question\": \"a\"\n}\n{\n}\n"),
     INITIAL("[{\n\"question\": \"a\"\n},\n{\n},\n]")},
    {"a cut object", INITIAL("{\"question\":\"a\","),
     INITIAL("[{\"question\":\"a\",]")},
    {"a cut escape", INITIAL("{\"question\":\"\\u12"),
     INITIAL("[{\"question\":\"\\u12]")},
    {"surrogates",
     INITIAL("[\"\\ud83d\\uDE00\",\"\\uD800\\uDC00\\udbff\\udfff\"]"),
     INITIAL("[\"\\U0001F600\"  ,\"\\U00010000\\U0010FFFF\"    ]")},
    {"other escapes", INITIAL("[\"\\n\\\"\\\\ud83d\\ude00\\u00e9\\/\"]"),
     INITIAL("[\"\\n\\\"\\\\ud83d\\ude00\\u00e9\\/\"]")},
    {"half a pair", INITIAL("[\"\\ud83d\\n\",\"\\ud83dx\",\"\\ude00\\ud83d\"]"),
     INITIAL("[\"\\ud83d\\n\",\"\\ud83dx\",\"\\ude00\\ud83d\"]")},
    {"two first halves", INITIAL("[\"\\ud83d\\ud83d\\ude00\"]"),
     INITIAL("[\"\\ud83d\\U0001F600\"  ]")},
    {"no half of a pair", INITIAL("[\"\\ud83d\\uZZZZ\\ud83d\\ue000\\ue000\"]"),
     INITIAL("[\"\\ud83d\\uZZZZ\\ud83d\\ue000\\ue000\"]")},
    {"lines of Windows", INITIAL("{\"question\":\"a\"}\r\n{\"id\":\r\n1}\r\n"),
     INITIAL("[{\"question\":\"a\"},\r\n{\"id\":\r\n1},\r\n]")},
    {"a bracket too many", INITIAL("{\"question\":\"a\"}}\n{}"),
     INITIAL("[{\"question\":\"a\"},},\n{},]")},
    {"YAML in brackets", INITIAL("[{a: '\"\\ud83d\\ude00\"'}]"),
     INITIAL("[{a: '\"\\ud83d\\ude00\"'}]")},
    {"YAML in braces", INITIAL("{question: a}\n{question: b}"),
     INITIAL("{question: a}\n{question: b}")},
    {"a text of two lines", INITIAL("[\"a\nb\", \"\\ud83d\\ude00\"]"),
     INITIAL("[\"a\nb\", \"\\ud83d\\ude00\"]")},
    {"a NUL", INITIAL("[\0\"\\ud83d\\ude00\"]"),
     INITIAL("[\0\"\\ud83d\\ude00\"]")},
    {"something after JSON Lines", INITIAL("{\"question\":\"a\"}\n# b\n{}\n"),
     INITIAL("[{\"question\":\"a\"},\n")},
};

/* Moves what can be taken, ROOM bytes at a time. */
static void
take_all(struct json *json, struct buffer *out, size_t room)
{
	unsigned char data[64];
	size_t size;

	while ((size = json_take(json, data, room)) > 0)
		buffer_add(out, data, size);
}

/* Filters a text in pieces of SIZE bytes, as if read from a file. */
static struct buffer
filtered(struct text in, size_t size)
{
	struct json json = {0};
	struct buffer out = {0};

	while (in.size > 0) {
		const unsigned char *data = (const unsigned char *)in.data;
		size_t piece = in.size < size ? in.size : size;

		if (json_passes(&json, data, piece))
			buffer_add(&out, data, piece);
		else
			json_add(&json, data, piece);
		take_all(&json, &out, size);
		in = text_from(in, piece);
	}
	if (!json_passes(&json, NULL, 0))
		json_end(&json);
	take_all(&json, &out, size);
	json_free(&json);
	return out;
}

static void
test_pieces(void **state)
{
	static const size_t sizes[] = {64, 1, 2, 3, 5, 7, 11, 13};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (size_t j = 0; j < COUNT_OF(sizes); j++) {
			struct buffer out = filtered(cases[i].in, sizes[j]);

			wrong += differs(cases[i].name, buffer_text(&out),
					 cases[i].out);
			buffer_free(&out);
		}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pieces),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
