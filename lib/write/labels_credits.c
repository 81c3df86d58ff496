#include <stdlib.h>

#include "base/index.h"
#include "base/memory.h"
#include "base/safe.h"
#include "write/labels.h"

/* What a document says about its texts, identified by where it is stored. */
struct origin {
	const char *title, *author, *license;
};

/* An author and a license, and the titles of their decks. */
struct credit {
	struct buffer titles, line;
};

struct credits {
	struct credit *list;
	size_t count, capacity;
	char **titles; /* owned: the keys of by_title */
	size_t title_count, title_capacity;
	struct index by_origin, by_line, by_title;
};

/*
 * Returns the credit of an author and a license, and takes over LINE, their
 * names.
 */
static struct credit *
find_credit(struct credits *credits, struct buffer *line)
{
	size_t at;

	if (index_find(&credits->by_line, buffer_text(line), &at)) {
		buffer_free(line);
		return &credits->list[at];
	}
	at = credits->count++;
	credits->list = mem_grow(credits->list, &credits->capacity,
				 credits->count, sizeof(*credits->list));
	credits->list[at] = (struct credit){{0}, *line};
	index_add(&credits->by_line, buffer_text(line), at, NULL);
	*line = (struct buffer){0};
	return &credits->list[at];
}

/* Returns whether a title is new to a credit; two documents may share one. */
static bool
is_new_title(struct credits *credits, struct text title,
	     const struct credit *credit)
{
	struct buffer key = {0};
	size_t size;
	bool is_new;
	char *name;

	buffer_print(&key, "%zu ", (size_t)(credit - credits->list));
	safe_add(&key, title, SAFE_LINE);
	size = key.size;
	name = buffer_take(&key);
	index_add(&credits->by_title, (struct text){name, size}, 0, &is_new);
	if (!is_new) {
		free(name);
		return false;
	}
	credits->titles =
	    mem_grow(credits->titles, &credits->title_capacity,
		     credits->title_count + 1, sizeof(*credits->titles));
	credits->titles[credits->title_count++] = name;
	return true;
}

static void
add_origin(struct credits *credits, struct text title, struct text author,
	   struct text license)
{
	struct buffer line = {0};
	struct credit *credit;

	safe_add(&line, author, SAFE_LINE);
	buffer_print(&line, author.size > 0 && license.size > 0 ? ", " : "");
	safe_add(&line, license, SAFE_LINE);
	credit = find_credit(credits, &line);
	if (!is_new_title(credits, title, credit))
		return;
	if (credit->titles.size > 0)
		buffer_print(&credit->titles, ", ");
	safe_add(&credit->titles, title, SAFE_LINE);
}

/* Writes the lines and frees the credits. */
static void
finish(struct credits *credits, struct buffer *out)
{
	for (size_t i = 0; i < credits->count; i++) {
		struct credit *credit = &credits->list[i];

		buffer_add_text(out, buffer_text(&credit->titles));
		buffer_print(out, ": ");
		buffer_add_text(out, buffer_text(&credit->line));
		buffer_add_char(out, '\n');
		buffer_free(&credit->titles);
		buffer_free(&credit->line);
	}
	for (size_t i = 0; i < credits->title_count; i++)
		free(credits->titles[i]);
	free(credits->titles);
	free(credits->list);
	index_free(&credits->by_origin);
	index_free(&credits->by_line);
	index_free(&credits->by_title);
}

/*
 * Appends the lines.  The texts are examined only once for each document, so
 * the time does not depend on their length or on how many questions share
 * them.
 */
void
label_add_credits(struct buffer *out, const struct selection *selection)
{
	struct credits credits = {0};
	struct origin *origins =
	    mem_resize(NULL, selection->count, sizeof(*origins));

	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];
		struct text title = question_get(question, FIELD_TITLE);
		struct text author = question_get(question, FIELD_AUTHOR);
		struct text license = question_get(question, FIELD_LICENSE);
		bool is_new;

		if (author.size == 0 && license.size == 0)
			continue;
		if (title.size == 0)
			title = question_get(question, FIELD_TOPIC);
		origins[i] =
		    (struct origin){title.data, author.data, license.data};
		index_add(&credits.by_origin,
			  (struct text){(const char *)&origins[i],
					sizeof(origins[i])},
			  0, &is_new);
		if (is_new)
			add_origin(&credits, title, author, license);
	}
	finish(&credits, out);
	free(origins);
}
