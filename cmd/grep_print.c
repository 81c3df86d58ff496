#include "grep_print.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "grep_lines.h"
#include "grep_report.h"
#include "select/matchers.h"

/*
 * A thread writes the lines of CHUNK questions to memory at a time.  After
 * BATCH chunks per thread they are printed, which bounds the memory.
 */
enum { CHUNK = 256, BATCH = 8 };

/* Below this many questions, a thread costs more than it saves. */
enum { MIN_PARALLEL = 2 * CHUNK };

struct chunk {
	size_t first; /* question of the selection */
	struct buffer output;
	struct search_result result;
};

struct batch {
	struct grep_lines lines;
	struct matchers matchers;
	struct chunk *chunks;
};

static void
write_chunk(void *context, size_t number, unsigned worker)
{
	struct batch *batch = context;
	struct chunk *chunk = &batch->chunks[number];
	size_t left = batch->lines.selection->count - chunk->first;

	grep_lines_add(&batch->lines, chunk->first, left < CHUNK ? left : CHUNK,
		       batch->matchers.list[worker], &chunk->output,
		       &chunk->result);
}

/* Prints the output of a chunk, and reports its trouble. */
static void
print_chunk(struct session *session, struct chunk *chunk, size_t *unsearched)
{
	buffer_flush(&chunk->output, stdout);
	grep_report_troubles(session, &chunk->result);
	*unsearched += chunk->result.unsearched;
	search_free(&chunk->result);
	*chunk = (struct chunk){0};
}

/* Prints up to SIZE chunks from question FIRST on; returns how many. */
static size_t
print_batch(struct session *session, struct batch *batch, size_t first,
	    size_t size)
{
	size_t count = 0, unsearched = 0;

	for (; count < size && first < session->selection.count; count++) {
		batch->chunks[count].first = first;
		first += CHUNK;
	}
	matchers_run(&batch->matchers, count, write_chunk, batch);
	for (size_t i = 0; i < count; i++)
		print_chunk(session, &batch->chunks[i], &unsearched);
	if (unsearched > 0 && first < session->selection.count)
		unsearched += session->selection.count - first;
	if (unsearched == 0)
		return count;
	grep_report_rest(session, unsearched);
	return 0;
}

/*
 * Loads the decks of the selection.  Several threads may print questions of the
 * same deck, and only one may load it.
 */
static void
load_decks(const struct selection *selection)
{
	for (size_t i = 0; i < selection->count; i++)
		deck_block(selection->list[i].deck);
}

static unsigned
threads_for(const struct session *session)
{
	if (session->selection.count < MIN_PARALLEL)
		return 1;
	return parallel_threads(session_jobs(session));
}

void
grep_print(struct session *session)
{
	const struct options *options = session->options;
	unsigned jobs = threads_for(session);
	size_t size = (size_t)jobs * BATCH, first = 0, count;
	struct batch batch = {
	    .lines = {.options = options,
		      .query = &session->query,
		      .selection = &session->selection,
		      .has_color = environment_color(options->color)},
	    .chunks = mem_alloc(size * sizeof(*batch.chunks)),
	};

	load_decks(&session->selection);
	matchers_init(&batch.matchers, jobs, MATCHER_TIME);
	while ((count = print_batch(session, &batch, first, size)) > 0)
		first += count * CHUNK;
	matchers_free(&batch.matchers);
	free(batch.chunks);
}
