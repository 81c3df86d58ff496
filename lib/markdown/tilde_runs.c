#include "markdown/tilde_runs.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"

enum { LONGEST = 2 }; /* a longer run of tildes is text */

/* Returns whether find_links() has put a byte of the source in an address. */
static bool
is_in_address(const struct tilde_runs *runs, size_t at)
{
	const struct edit *edits = runs->repair->edits;
	size_t low = runs->links, high = runs->links_end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (edits[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low > runs->links && edits[low - 1].added.data[0] == '<';
}

/* Adds a run.  As emphasis, CommonMark 0.30, section 6.2, it must flank. */
static void
add_run(struct tilde_runs *runs, size_t at, size_t size)
{
	struct text source = runs->source;
	char before = at > 0 ? source.data[at - 1] : '\n';
	char after = at + size < source.size ? source.data[at + size] : '\n';
	bool is_left = ascii_is_blank(before) || ascii_is_punctuation(before);
	bool is_right = ascii_is_blank(after) || ascii_is_punctuation(after);

	runs->list = mem_grow(runs->list, &runs->capacity, runs->count + 1,
			      sizeof(*runs->list));
	runs->list[runs->count] = (struct tilde_run){
	    .at = at,
	    .size = size,
	    .can_open = !ascii_is_blank(after) &&
			(!ascii_is_punctuation(after) || is_left),
	    .can_close = !ascii_is_blank(before) &&
			 (!ascii_is_punctuation(before) || is_right),
	    .partner = runs->count,
	    .seen = runs->count,
	};
	/* The tildes of an address are no marks. */
	if (is_in_address(runs, at))
		runs->list[runs->count] = (struct tilde_run){
		    .partner = runs->count, .seen = runs->count};
	runs->count++;
}

/* Adds the runs between two places of the source. */
static void
add_runs(struct tilde_runs *runs, const char *from, const char *end)
{
	while (from < end) {
		const char *start = from;

		while (from < end && *from == '~')
			from++;
		if (from > start && from - start <= LONGEST)
			add_run(runs, (size_t)(start - runs->source.data),
				(size_t)(from - start));
		from += from == start;
	}
}

/* Records that a run is directly before or in a node. */
static void
place(struct tilde_runs *runs, size_t run, size_t node)
{
	runs->list[run].node = node;
	runs->list[run].limit = runs->tree->nodes[runs->block].end;
	for (size_t i = 0; i < runs->open_count; i++) {
		size_t span = runs->open[i].node;

		if (span < node && runs->tree->nodes[span].kind != NODE_STRUCK)
			runs->list[run].limit = runs->tree->nodes[span].end;
	}
}

/* Returns where the marks before the first piece of a block may begin. */
static const char *
start_of(const struct tilde_runs *runs, const char *piece)
{
	while (piece > runs->source.data &&
	       strchr("~*_`[!<\\ ", piece[-1]) != NULL)
		piece--;
	return piece;
}

/* Enters the pair of runs that md4c has made of a struck text. */
static void
close_struck(struct tilde_runs *runs, size_t opener, size_t closer)
{
	struct tilde_run *list = runs->list;

	list[opener].seen = closer;
	list[closer].seen = opener;
	list[closer].limit = list[opener].limit;
	list[closer].node = runs->tree->nodes[list[opener].node].end;
}

/*
 * Finds the marks of struck texts before END, where a piece of the source
 * begins.
 */
static void
find_marks(struct tilde_runs *runs, const char *end)
{
	size_t run = runs->count;

	if (runs->closed_count + runs->opened_count == 0)
		return;
	add_runs(runs, runs->known != NULL ? runs->known : start_of(runs, end),
		 end);
	if (runs->count - run != runs->closed_count + runs->opened_count) {
		runs->is_lost = true;
		return;
	}
	for (size_t i = 0; i < runs->closed_count; i++, run++)
		close_struck(runs, runs->closed[i], run);
	for (size_t i = 0; i < runs->opened_count; i++, run++) {
		struct tilde_span *span = &runs->open[runs->opened[i]];

		span->run = run;
		place(runs, run, span->node);
	}
	runs->closed_count = runs->opened_count = 0;
}

static void
enter(struct tilde_runs *runs, size_t node)
{
	if (runs->tree->nodes[node].kind == NODE_STRUCK)
		runs->opened[runs->opened_count++] = runs->open_count;
	runs->open[runs->open_count++] = (struct tilde_span){node, SIZE_MAX};
}

/* Leaves the spans that end before a node. */
static void
leave(struct tilde_runs *runs, size_t node)
{
	while (runs->open_count > 0) {
		struct tilde_span span = runs->open[runs->open_count - 1];

		if (runs->tree->nodes[span.node].end > node)
			break;
		runs->open_count--;
		if (runs->tree->nodes[span.node].kind != NODE_STRUCK)
			continue;
		/* Without a piece in it, the marks cannot be told apart. */
		if (span.run == SIZE_MAX)
			runs->is_lost = true;
		else
			runs->closed[runs->closed_count++] = span.run;
	}
}

/*
 * Takes a leaf.  The tildes of a text may be marks, but if it begins after a
 * backslash that is not the end of an address, that escapes the first one.
 */
static void
take(struct tilde_runs *runs, size_t leaf, bool is_text)
{
	struct text piece = runs->tree->nodes[leaf].text;
	size_t at = (size_t)(piece.data - runs->source.data), run;
	bool is_escaped = piece.data[0] == '~' &&
			  repair_is_escaped(runs->source, at) &&
			  !is_in_address(runs, at - 1);

	find_marks(runs, piece.data);
	run = runs->count;
	if (is_text)
		add_runs(runs, piece.data + is_escaped,
			 piece.data + piece.size);
	for (; run < runs->count; run++)
		place(runs, run, leaf);
	runs->known = piece.data + piece.size;
}

/* Returns where the marks after the last piece of a block end. */
static const char *
end_of(const struct tilde_runs *runs)
{
	const char *end = runs->source.data + runs->source.size, *at;

	for (at = runs->known; at < end && *at != '\n' && *at != '|';)
		at++;
	return at;
}

bool
tilde_runs_collect(struct tilde_runs *runs, size_t block)
{
	const struct node *nodes = runs->tree->nodes;
	size_t end = nodes[block].end, literal_end = block;

	runs->block = block;
	runs->count = runs->open_count = 0;
	runs->closed_count = runs->opened_count = 0;
	runs->known = NULL;
	runs->is_lost = false;
	for (size_t i = block + 1; i < end && !runs->is_lost; i++) {
		leave(runs, i);
		if (nodes[i].kind == NODE_SPAN ||
		    repair_is_autolink(runs->source, runs->tree, i))
			literal_end = nodes[i].end;
		if (nodes[i].end > i + 1)
			enter(runs, i);
		else if (repair_is_source(runs->source, &nodes[i]))
			take(runs, i,
			     i >= literal_end && nodes[i].kind == NODE_TEXT);
	}
	leave(runs, end);
	if (runs->known != NULL && !runs->is_lost)
		find_marks(runs, end_of(runs));
	return !runs->is_lost;
}
