#include "lint/lint.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/suggest.h"
#include "select/selection.h"

static void
check_ids(const struct selection *all, const struct index *ids,
	  struct diags *diags)
{
	for (size_t i = 0; i < all->count; i++) {
		struct text id = question_get(all->list[i], FIELD_ID);
		struct place first;
		size_t at = i;

		index_find(ids, id, &at);
		if (at == i)
			continue;
		first = question_place(all->list[at]);
		diag_error(diags, question_place(all->list[i]),
			   "duplicate id %s; it is also at %s:%u", QUOTE(id),
			   first.file, first.line);
	}
}

/*
 * Looking for similar ids takes time proportional to the bank for each unknown
 * one, so only the first few messages have a hint.
 */
enum { MOST_HINTS = 20 };

static void
find_near(const struct selection *all, struct text word, struct buffer *hint)
{
	struct suggest suggest;

	suggest_init(&suggest, word);
	for (size_t i = 0; i < all->count; i++)
		suggest_offer(&suggest, question_get(all->list[i], FIELD_ID));
	suggest_print(&suggest, hint);
}

static void
check_see(const struct selection *all, const struct index *ids,
	  struct diags *diags)
{
	size_t unknown = 0;

	for (size_t i = 0; i < all->count; i++) {
		struct words see = question_words(all->list[i], FIELD_SEE);
		struct text word;

		while (words_next(&see, &word)) {
			struct buffer hint = {0};

			if (index_find(ids, word, NULL))
				continue;
			if (++unknown <= MOST_HINTS)
				find_near(all, word, &hint);
			diag_error(diags, question_place(all->list[i]),
				   "'see' refers to unknown id %s%s",
				   QUOTE(word), hint.size > 0 ? hint.data : "");
			buffer_free(&hint);
		}
	}
}

/*
 * Adds the letters and digits of a text in lower case, with one blank between
 * words.
 */
static struct span
add_words(struct buffer *pool, struct text text)
{
	struct span span = {(uint32_t)pool->size, 0};
	bool has_gap = false;

	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];

		if (ascii_is_alphanumeric(c) || (unsigned char)c >= 0x80) {
			if (has_gap && pool->size > span.offset)
				buffer_add_char(pool, ' ');
			buffer_add_char(pool, ascii_lower(c));
			has_gap = false;
		} else {
			has_gap = true;
		}
	}
	span.size = (uint32_t)pool->size - span.offset;
	return span;
}

static void
check_wording(const struct selection *all, struct diags *diags)
{
	struct span *spans = mem_resize(NULL, all->count, sizeof(*spans));
	struct buffer pool = {0};
	struct index index = {0};

	for (size_t i = 0; i < all->count; i++)
		spans[i] = add_words(
		    &pool, question_get(all->list[i], FIELD_QUESTION));
	for (size_t i = 0; i < all->count; i++) {
		struct text words = {
		    text_from(buffer_text(&pool), spans[i].offset).data,
		    spans[i].size};
		bool is_new;
		size_t at = index_add(&index, words, i, &is_new);
		struct place first = question_place(all->list[at]);

		if (is_new || words.size == 0)
			continue;
		diag_warning(diags, question_place(all->list[i]),
			     "same words as in the question at %s:%u",
			     first.file, first.line);
	}
	index_free(&index);
	buffer_free(&pool);
	free(spans);
}

void
lint_bank(const struct bank *bank, struct diags *diags)
{
	struct selection all = {0};
	struct index ids;

	selection_add_bank(&all, bank);
	ids = selection_index(&all);
	check_ids(&all, &ids, diags);
	check_see(&all, &ids, diags);
	check_wording(&all, diags);
	lint_tags(&all, diags);
	for (size_t i = 0; i < all.count; i++)
		lint_fields(all.list[i], diags);
	for (size_t i = 0; i < bank->count; i++)
		lint_deck(bank->decks[i], diags);
	index_free(&ids);
	selection_free(&all);
}
