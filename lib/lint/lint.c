#include "lint/lint.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/index.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "select/selection.h"

static struct place
place_of(struct question question)
{
	return (struct place){question.deck->path, question.record->line,
			      question.record->column};
}

static void
check_ids(const struct selection *all, const struct index *ids,
	  struct diags *diags)
{
	for (size_t i = 0; i < all->count; i++) {
		struct text id = question_get(all->list[i], FIELD_ID);
		struct question first;
		size_t at;

		if (!index_find(ids, id, &at) || at == i)
			continue;
		first = all->list[at];
		diag_error(diags, place_of(all->list[i]),
			   "the id '%.*s' stands at %s:%u already",
			   TEXT_ARG(id), first.deck->path,
			   (unsigned)first.record->line);
	}
}

static void
report_see(const struct selection *all, struct question question,
	   struct text word, struct diags *diags)
{
	struct buffer hint = {0};
	struct suggest suggest;

	suggest_init(&suggest, word);
	for (size_t i = 0; i < all->count; i++)
		suggest_offer(&suggest, question_get(all->list[i], FIELD_ID));
	suggest_print(&suggest, &hint);
	diag_error(diags, place_of(question),
		   "'see' leads nowhere: no id '%.*s'%s", TEXT_ARG(word),
		   hint.size > 0 ? hint.data : "");
	buffer_free(&hint);
}

static void
check_see(const struct selection *all, const struct index *ids,
	  struct diags *diags)
{
	for (size_t i = 0; i < all->count; i++) {
		struct text rest = question_get(all->list[i], FIELD_SEE), word;

		while (question_next_word(&rest, &word))
			if (!index_find(ids, word, NULL))
				report_see(all, all->list[i], word, diags);
	}
}

/* The letters and digits of a text, in small letters, one blank between. */
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
		struct text words = {pool.data + spans[i].offset,
				     spans[i].size};
		bool is_new;
		size_t at = index_add(&index, words, i, &is_new);

		if (is_new || words.size == 0)
			continue;
		diag_warning(diags, place_of(all->list[i]),
			     "the same words as the question at %s:%u",
			     all->list[at].deck->path,
			     (unsigned)all->list[at].record->line);
	}
	index_free(&index);
	buffer_free(&pool);
	free(spans);
}

struct tag {
	struct text name;
	size_t count;
	struct question first;
};

struct tags {
	struct tag *list;
	size_t count, capacity;
	struct index index;
};

static void
count_tag(struct tags *tags, struct text name, struct question question)
{
	bool is_new;
	size_t at = index_add(&tags->index, name, tags->count, &is_new);

	if (is_new) {
		tags->list = mem_grow(tags->list, &tags->capacity,
				      tags->count + 1, sizeof(*tags->list));
		tags->list[tags->count++] = (struct tag){name, 0, question};
	}
	tags->list[at].count++;
}

static void
check_tag(const struct tags *tags, const struct tag *tag, struct diags *diags)
{
	if (tag->count > 1 || tag->name.size < 3)
		return;
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *other = &tags->list[i];

		if (other == tag || other->name.size < 3 ||
		    suggest_distance(tag->name, other->name) != 1)
			continue;
		diag_warning(diags, place_of(tag->first),
			     "the tag '%.*s' is used once and is one letter "
			     "from '%.*s'",
			     TEXT_ARG(tag->name), TEXT_ARG(other->name));
		return;
	}
}

static void
check_tags(const struct selection *all, struct diags *diags)
{
	struct tags tags = {0};

	for (size_t i = 0; i < all->count; i++) {
		struct text rest = question_get(all->list[i], FIELD_TAGS), word;

		while (question_next_word(&rest, &word)) {
			count_tag(&tags, word, all->list[i]);
			if (text_has_any(word, " \t,"))
				diag_warning(diags, place_of(all->list[i]),
					     "the tag '%.*s' holds a blank or "
					     "a comma",
					     TEXT_ARG(word));
		}
	}
	for (size_t i = 0; i < tags.count; i++)
		check_tag(&tags, &tags.list[i], diags);
	index_free(&tags.index);
	free(tags.list);
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
	check_tags(&all, diags);
	for (size_t i = 0; i < bank->count; i++)
		lint_deck(bank->decks[i], diags);
	index_free(&ids);
	selection_free(&all);
}
