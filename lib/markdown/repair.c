#include "markdown/repair.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "markdown/find_links.h"
#include "markdown/find_marks.h"
#include "markdown/find_tables.h"
#include "markdown/find_tildes.h"

static int
by_place(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;
	int order = (a->at > b->at) - (a->at < b->at);

	if (order != 0)
		return order;
	return (a->copied > b->copied) - (a->copied < b->copied);
}

void
repair_edit(struct repair *repair, size_t at, size_t removed, struct text added)
{
	repair->edits = mem_grow(repair->edits, &repair->capacity,
				 repair->count + 1, sizeof(*repair->edits));
	/* Their order until they are sorted. */
	repair->edits[repair->count] =
	    (struct edit){at, removed, added, repair->count};
	repair->count++;
}

bool
repair_make(struct repair *repair, const struct tree *tree, struct text source)
{
	size_t done = 0, links;

	find_tables(repair, tree, source);
	links = repair->count;
	find_links(repair, tree, source);
	if (repair->is_unbalanced)
		find_marks(repair, tree, source);
	else
		find_tildes(repair, tree, source, links);
	if (repair->count == 0)
		return false;
	qsort(repair->edits, repair->count, sizeof(*repair->edits), by_place);
	for (size_t i = 0; i < repair->count; i++) {
		struct edit *edit = &repair->edits[i];

		buffer_add(&repair->copy, source.data + done, edit->at - done);
		buffer_add_text(&repair->copy, edit->added);
		edit->copied = repair->copy.size;
		done = edit->at + edit->removed;
	}
	buffer_add_text(&repair->copy, text_from(source, done));
	return true;
}

void
repair_hide(struct repair *repair, struct text source, const char *mark)
{
	struct buffer *copy = &repair->copy;
	size_t size = strlen(mark);

	if (copy->size == 0)
		buffer_add_text(copy, source);
	for (size_t i = 0; i + size <= copy->size; i++)
		if (memcmp(copy->data + i, mark, size) == 0)
			copy->data[i + size - 1] = '\1';
}

size_t
repair_origin(const struct repair *repair, size_t at)
{
	size_t low = 0, high = repair->count;
	const struct edit *edit;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (repair->edits[middle].copied <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0) {
		edit = &repair->edits[low - 1];
		at = edit->at + edit->removed + (at - edit->copied);
	}
	/* Not behind the next edit, if it has added this byte. */
	if (low < repair->count && at > repair->edits[low].at)
		at = repair->edits[low].at;
	return at;
}

bool
repair_is_source(struct text source, const struct node *node)
{
	return node->text.size > 0 && text_holds(source, node->text.data);
}

bool
repair_is_autolink(struct text source, const struct tree *tree, size_t link)
{
	const struct node *node = &tree->nodes[link];

	return node->kind == NODE_LINK && node->end > link + 1 &&
	       repair_is_source(source, &node[1]) &&
	       node[1].text.data > source.data && node[1].text.data[-1] == '<';
}

bool
repair_is_escaped(struct text source, size_t at)
{
	size_t count = 0;

	while (count < at && source.data[at - 1 - count] == '\\')
		count++;
	return count % 2 == 1;
}

void
repair_free(struct repair *repair)
{
	buffer_free(&repair->copy);
	free(repair->edits);
}
