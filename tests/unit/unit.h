#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "read/builder.h"
#include "select/selection.h"

/* The number of elements of an array. */
#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))

/* The text of a string literal, which may contain NULs. */
#define LITERAL(string) ((struct text)TEXT_INITIAL(string))

/* Returns 0 if GOT is WANT.  Otherwise prints the difference and returns 1. */
static inline size_t
differs(const char *what, struct text got, struct text want)
{
	if (text_equal(got, want))
		return 0;
	print_error("%s:\ngot  [%.*s]\nwant [%.*s]\n", what, TEXT_ARG(got),
		    TEXT_ARG(want));
	return 1;
}

/* Returns COUNT repetitions of WORD, which the caller frees. */
static inline struct buffer
repeat(const char *word, size_t count)
{
	struct buffer buffer = {0};

	while (count-- > 0)
		buffer_add_text(&buffer, text_of(word));
	return buffer;
}

/* A question to create; lists are words separated by blanks. */
struct made {
	const char *id, *topic, *tags, *source, *question, *answer;
	enum level level;
	uint32_t line;
};

static inline struct span
make_list(struct builder *builder, enum pool pool, const char *words)
{
	struct span list = {0, 0};
	struct text rest = text_of(words != NULL ? words : ""), word;

	while (text_cut(&rest, ' ', &word))
		builder_add_word(builder, pool, &list, word);
	return list;
}

static inline struct span
make_text(struct builder *builder, enum pool pool, const char *string)
{
	return builder_text(builder, pool,
			    text_of(string != NULL ? string : ""));
}

static inline void
make_question(struct builder *builder, const struct made *made)
{
	struct record record = {
	    .id = make_text(builder, POOL_SEARCHED, made->id),
	    .topic = make_text(builder, POOL_OTHER, made->topic),
	    .level = (uint8_t)made->level,
	    .line = made->line,
	};

	record.question.text =
	    make_text(builder, POOL_SEARCHED, made->question);
	record.answer.text = make_text(builder, POOL_SEARCHED, made->answer);
	record.tags = make_list(builder, POOL_SEARCHED, made->tags);
	record.source = make_list(builder, POOL_OTHER, made->source);
	builder_add_record(builder, &record);
}

/* Returns a deck of COUNT questions; deck_free() frees it. */
static inline struct deck *
make_deck(const char *path, const struct made *list, size_t count)
{
	struct builder builder;

	builder_init(&builder, 0);
	for (size_t i = 0; i < count; i++)
		make_question(&builder, &list[i]);
	builder_add_document(&builder, &(struct document){.topic = {0, 0}});
	return deck_new(path, builder_finish(&builder));
}

static inline void
select_deck(struct selection *selection, struct deck *deck)
{
	for (size_t i = 0; i < deck_count(deck); i++)
		selection_add(selection, deck_question(deck, i));
}

/*
 * Returns the ids of a selection with a blank after each, which the caller
 * frees.
 */
static inline struct buffer
ids_of(const struct selection *selection)
{
	struct buffer ids = {0};

	for (size_t i = 0; i < selection->count; i++) {
		buffer_add_text(&ids,
				question_get(selection->list[i], FIELD_ID));
		buffer_add_char(&ids, ' ');
	}
	return ids;
}

static inline size_t
ids_differ(const char *what, const struct selection *selection,
	   const char *want)
{
	struct buffer ids = ids_of(selection);
	size_t result =
	    differs(what, text_trim(buffer_text(&ids)), text_of(want));

	buffer_free(&ids);
	return result;
}

#endif
