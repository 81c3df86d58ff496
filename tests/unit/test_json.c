#include "unit.h"

#include "read/json.h"

static const struct {
	const char *name;
	struct text in, out;
} cases[] = {
    {"nothing", TEXT_INITIAL(""), TEXT_INITIAL("")},
    {"YAML", TEXT_INITIAL("- a: \"\\ud83d\\ude00\"\n"),
     TEXT_INITIAL("- a: \"\\ud83d\\ude00\"\n")},
    {"blanks", TEXT_INITIAL(" \n\n"), TEXT_INITIAL(" \n\n")},
    {"an array", TEXT_INITIAL("\n[{\"a\": [1, true]}]\n"),
     TEXT_INITIAL("\n[{\"a\": [1, true]}]\n")},
    {"a deck", TEXT_INITIAL("{\"questions\": [{\"question\": \"a\"}]}\n"),
     TEXT_INITIAL("{\"questions\": [{\"question\": \"a\"}]}\n")},
    {"a deck without questions", TEXT_INITIAL("{\"title\": \"question\"}"),
     TEXT_INITIAL("{\"title\": \"question\"}")},
    {"the key is further in", TEXT_INITIAL("{\"a\": {\"question\": 1}}\n{}"),
     TEXT_INITIAL("{\"a\": {\"question\": 1}}\n{}")},
    {"a value is no key", TEXT_INITIAL("{\"a\": \"question\"}\n{}"),
     TEXT_INITIAL("{\"a\": \"question\"}\n{}")},
    {"JSON Lines", TEXT_INITIAL("{\"question\":\"a\"}\n{\"question\":\"}\"}\n"),
     TEXT_INITIAL("[{\"question\":\"a\"},\n{\"question\":\"}\"},\n]")},
    {"no newline at the end", TEXT_INITIAL("{\"id\":\"a\",\"question\":\"b\"}"),
     TEXT_INITIAL("[{\"id\":\"a\",\"question\":\"b\"},]")},
    {"objects of several lines",
     TEXT_INITIAL("{\n\"question\": \"a\"\n}\n{\n}\n"),
     TEXT_INITIAL("[{\n\"question\": \"a\"\n},\n{\n},\n]")},
    {"a cut object", TEXT_INITIAL("{\"question\":\"a\","),
     TEXT_INITIAL("[{\"question\":\"a\",]")},
    {"a cut escape", TEXT_INITIAL("{\"question\":\"\\u12"),
     TEXT_INITIAL("[{\"question\":\"\\u12]")},
    {"surrogates",
     TEXT_INITIAL("[\"\\ud83d\\uDE00\",\"\\uD800\\uDC00\\udbff\\udfff\"]"),
     TEXT_INITIAL("[\"\\U0001F600\"  ,\"\\U00010000\\U0010FFFF\"    ]")},
    {"other escapes", TEXT_INITIAL("[\"\\n\\\"\\\\ud83d\\ude00\\u00e9\\/\"]"),
     TEXT_INITIAL("[\"\\n\\\"\\\\ud83d\\ude00\\u00e9\\/\"]")},
    {"half a pair",
     TEXT_INITIAL("[\"\\ud83d\\n\",\"\\ud83dx\",\"\\ude00\\ud83d\"]"),
     TEXT_INITIAL("[\"\\ud83d\\n\",\"\\ud83dx\",\"\\ude00\\ud83d\"]")},
    {"two first halves", TEXT_INITIAL("[\"\\ud83d\\ud83d\\ude00\"]"),
     TEXT_INITIAL("[\"\\ud83d\\U0001F600\"  ]")},
    {"no half of a pair",
     TEXT_INITIAL("[\"\\ud83d\\uZZZZ\\ud83d\\ue000\\ue000\"]"),
     TEXT_INITIAL("[\"\\ud83d\\uZZZZ\\ud83d\\ue000\\ue000\"]")},
    {"lines of Windows",
     TEXT_INITIAL("{\"question\":\"a\"}\r\n{\"id\":\r\n1}\r\n"),
     TEXT_INITIAL("[{\"question\":\"a\"},\r\n{\"id\":\r\n1},\r\n]")},
    {"a bracket too many", TEXT_INITIAL("{\"question\":\"a\"}}\n{}"),
     TEXT_INITIAL("[{\"question\":\"a\"},},\n{},]")},
    {"YAML in brackets", TEXT_INITIAL("[{a: '\"\\ud83d\\ude00\"'}]"),
     TEXT_INITIAL("[{a: '\"\\ud83d\\ude00\"'}]")},
    {"YAML in braces", TEXT_INITIAL("{question: a}\n{question: b}"),
     TEXT_INITIAL("{question: a}\n{question: b}")},
    {"a text of two lines", TEXT_INITIAL("[\"a\nb\", \"\\ud83d\\ude00\"]"),
     TEXT_INITIAL("[\"a\nb\", \"\\ud83d\\ude00\"]")},
    {"a NUL", TEXT_INITIAL("[\0\"\\ud83d\\ude00\"]"),
     TEXT_INITIAL("[\0\"\\ud83d\\ude00\"]")},
    {"something after JSON Lines",
     TEXT_INITIAL("{\"question\":\"a\"}\n# b\n{}\n"),
     TEXT_INITIAL("[{\"question\":\"a\"},\n")},
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
