#include <stdlib.h>

#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "base/suggest.h"
#include "lint/lint.h"

/*
 * A tag that is used once and differs in one letter from another is probably a
 * typo.  Two such words become equal when the right letter is left out of one
 * or of both.  So each tag is filed under itself and under each word that
 * results from leaving out one letter, and is compared only with tags that
 * share such a form.
 */
enum {
	MIN_TAG = 3,	/* bytes: shorter tags resemble too many others */
	MAX_TAG = 40,	/* bytes: there is one form for each letter */
	MOST_TRIED = 8, /* tags of one form */
};

struct tag {
	struct text name;
	size_t count;
	struct question first;
};

/* A form of a tag, and the next tag that has the same. */
struct form {
	size_t offset, size; /* in tags.pool */
	size_t tag, next;
};

struct tags {
	struct tag *list;
	size_t count, capacity;
	struct index by_name;
	struct buffer pool;
	struct form *forms;
	size_t form_count, form_capacity;
	struct index by_form; /* to the last form of a text */
};

static void
count_tag(struct tags *tags, struct text name, struct question question)
{
	bool is_new;
	size_t at = index_add(&tags->by_name, name, tags->count, &is_new);

	if (is_new) {
		tags->list = mem_grow(tags->list, &tags->capacity,
				      tags->count + 1, sizeof(*tags->list));
		tags->list[tags->count++] = (struct tag){name, 0, question};
	}
	tags->list[at].count++;
}

/* Adds the form of a tag without byte SKIPPED, or the whole tag. */
static void
add_form(struct tags *tags, size_t tag, size_t skipped)
{
	struct text name = tags->list[tag].name;
	struct form form = {.offset = tags->pool.size, .tag = tag};

	for (size_t i = 0; i < name.size; i++)
		if (i != skipped)
			buffer_add_char(&tags->pool, name.data[i]);
	form.size = tags->pool.size - form.offset;
	tags->forms = mem_grow(tags->forms, &tags->form_capacity,
			       tags->form_count + 1, sizeof(*tags->forms));
	tags->forms[tags->form_count++] = form;
}

static void
add_forms(struct tags *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		size_t size = tags->list[i].name.size;

		if (size < MIN_TAG || size > MAX_TAG)
			continue;
		for (size_t skipped = 0; skipped <= size; skipped++)
			add_form(tags, i, skipped);
	}
	/* The pool is complete, so the index may refer to it. */
	for (size_t i = 0; i < tags->form_count; i++) {
		struct form *form = &tags->forms[i];
		struct text text = {tags->pool.data + form->offset, form->size};
		size_t *last;
		bool is_new;

		last = index_slot(&tags->by_form, text, &is_new);
		form->next = is_new ? SIZE_MAX : *last;
		*last = i;
	}
}

/* Returns a tag that differs in one letter from the tag of a form, or NULL. */
static const struct tag *
find_near(const struct tags *tags, const struct form *form)
{
	struct text text = {tags->pool.data + form->offset, form->size};
	struct text name = tags->list[form->tag].name;
	size_t at = SIZE_MAX;

	index_find(&tags->by_form, text, &at);
	for (int tried = 0; at != SIZE_MAX && tried < MOST_TRIED; tried++) {
		const struct form *other = &tags->forms[at];
		const struct tag *tag = &tags->list[other->tag];

		if (other->tag != form->tag &&
		    suggest_distance(name, tag->name) == 1)
			return tag;
		at = other->next;
	}
	return NULL;
}

static void
check_slips(struct tags *tags, struct diags *diags)
{
	size_t reported = SIZE_MAX;

	add_forms(tags);
	for (size_t i = 0; i < tags->form_count; i++) {
		const struct form *form = &tags->forms[i];
		const struct tag *tag = &tags->list[form->tag], *near;

		if (tag->count > 1 || form->tag == reported)
			continue;
		near = find_near(tags, form);
		if (near == NULL)
			continue;
		reported = form->tag;
		diag_warning(diags, question_place(tag->first),
			     "the tag %s is used only once; did you mean %s?",
			     QUOTE(tag->name), QUOTE(near->name));
	}
}

void
lint_tags(const struct selection *all, struct diags *diags)
{
	struct tags tags = {0};

	for (size_t i = 0; i < all->count; i++) {
		struct words words = question_words(all->list[i], FIELD_TAGS);
		struct text word;

		while (words_next(&words, &word)) {
			count_tag(&tags, word, all->list[i]);
			if (text_has_any(word, " \t,"))
				diag_warning(diags,
					     question_place(all->list[i]),
					     "the tag %s contains a space or a "
					     "comma",
					     QUOTE(word));
		}
	}
	check_slips(&tags, diags);
	index_free(&tags.by_name);
	index_free(&tags.by_form);
	buffer_free(&tags.pool);
	free(tags.forms);
	free(tags.list);
}
