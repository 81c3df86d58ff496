#include "markdown/find_tildes.h"

#include <stdlib.h>

#include "base/memory.h"
#include "markdown/tilde_runs.h"

/*
 * Returns how many openers there are up to the one that a closing run meets,
 * or 0.  As with emphasis, one of another size is passed over if either of the
 * two could be both.
 */
static size_t
find_opener(const struct tilde_run *list, const size_t *stack, size_t count,
	    const struct tilde_run *closer)
{
	for (; count > 0; count--) {
		const struct tilde_run *opener = &list[stack[count - 1]];

		if (opener->size == closer->size ||
		    !(closer->can_open || opener->can_close))
			break;
	}
	return count;
}

/*
 * Makes the pairs that cmark-gfm makes.  A closing run that meets an opener of
 * another size is text.  Openers between the two are lost, and so are those in
 * emphasis or a link that has ended.
 */
static void
match(struct tilde_runs *runs)
{
	struct tilde_run *list = runs->list;
	size_t *stack = mem_resize(NULL, runs->count, sizeof(*stack));
	size_t count = 0, met;

	for (size_t i = 0; i < runs->count; i++) {
		struct tilde_run *run = &list[i];

		while (count > 0 && list[stack[count - 1]].limit <= run->node &&
		       list[stack[count - 1]].limit < run->limit)
			count--;
		met = run->can_close ? find_opener(list, stack, count, run) : 0;
		if (met > 0) {
			count = met;
			if (list[stack[met - 1]].size != run->size)
				continue;
			run->partner = stack[--count];
			list[run->partner].partner = i;
		} else if (run->can_open) {
			stack[count++] = i;
		}
	}
	free(stack);
}

/* Escapes the runs without a partner, if md4c sees other pairs. */
static void
escape(const struct tilde_runs *runs, struct repair *repair)
{
	static const struct text backslash = {"\\", 1};
	bool differs = false;

	for (size_t i = 0; i < runs->count; i++)
		differs =
		    differs || runs->list[i].partner != runs->list[i].seen;
	for (size_t i = 0; i < runs->count && differs; i++) {
		const struct tilde_run *run = &runs->list[i];

		for (size_t j = 0; run->partner == i && j < run->size; j++)
			repair_edit(repair, run->at + j, 0, backslash);
	}
}

static bool
has_struck(const struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		if (tree->nodes[i].kind == NODE_STRUCK)
			return true;
	return false;
}

void
find_tildes(struct repair *repair, const struct tree *tree, struct text source,
	    size_t links)
{
	struct tilde_runs runs = {
	    .repair = repair,
	    .links = links,
	    .links_end = repair->count,
	    .tree = tree,
	    .source = source,
	};

	for (size_t i = has_struck(tree) ? 0 : tree->count; i < tree->count;
	     i++) {
		enum node_kind kind = tree->nodes[i].kind;

		if (kind != NODE_PARAGRAPH && kind != NODE_HEADING &&
		    kind != NODE_CELL)
			continue;
		if (tilde_runs_collect(&runs, i)) {
			match(&runs);
			escape(&runs, repair);
		}
		i = tree->nodes[i].end - 1;
	}
	free(runs.list);
}
