#include "select/selection.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void
selection_add(struct selection *selection, struct question question)
{
	selection->list =
	    mem_grow(selection->list, &selection->capacity,
		     selection->count + 1, sizeof(*selection->list));
	selection->list[selection->count++] = question;
}

void
selection_add_bank(struct selection *selection, const struct bank *bank)
{
	size_t count = bank_count(bank);
	struct question *next;

	selection->list =
	    mem_grow(selection->list, &selection->capacity,
		     selection->count + count + 1, sizeof(*selection->list));
	next = selection->list + selection->count;
	for (size_t i = 0; i < bank->count; i++)
		for (size_t j = 0; j < deck_count(bank->decks[i]); j++)
			*next++ = deck_question(bank->decks[i], j);
	selection->count += count;
}

void
selection_reverse(struct selection *selection)
{
	struct question *list = selection->list, moving;

	for (size_t i = 0; i < selection->count / 2; i++) {
		moving = list[i];
		list[i] = list[selection->count - 1 - i];
		list[selection->count - 1 - i] = moving;
	}
}

void
selection_slice(struct selection *selection, size_t first, size_t count)
{
	if (first > selection->count)
		first = selection->count;
	if (count > selection->count - first)
		count = selection->count - first;
	if (first > 0 && count > 0)
		memmove(selection->list, selection->list + first,
			count * sizeof(*selection->list));
	selection->count = count;
}

struct index
selection_index(const struct selection *selection)
{
	struct index ids = {0};

	for (size_t i = 0; i < selection->count; i++)
		index_add(&ids, question_get(selection->list[i], FIELD_ID), i,
			  NULL);
	return ids;
}

void
selection_free(struct selection *selection)
{
	free(selection->list);
	*selection = (struct selection){0};
}
