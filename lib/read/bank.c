#include "read/bank.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "read/cache.h"
#include "read/confine.h"
#include "read/walk.h"

/*
 * A file that was changed less than two seconds before it was read may change
 * again without getting new times.  Git calls such files racy.
 */
enum { SETTLED_SECONDS = 2 };

/* Below this many bytes to read, a thread costs more than it saves. */
enum { MIN_PARALLEL = 1 << 20 };

/* A deck to be read, and the mistakes in its file. */
struct job {
	struct saved_item *item;
	struct diags diags;
};

struct reading {
	struct sources sources;
	struct saved_item *items; /* for each source */
	struct job *jobs; /* the decks that were not in the saved bank */
	size_t job_count;
	time_t start;
	bool wants_warnings;
};

/* Takes a deck from one of the files of the saved bank. */
static bool
find_item(struct saved_item *item, struct saved *saved, enum saved_state state)
{
	if (saved != NULL)
		item->deck = saved_find(saved, item->source);
	if (item->deck == NULL)
		return false;
	item->state = state;
	return true;
}

static void
find_saved(struct reading *reading, const struct bank *bank)
{
	for (size_t i = 0; i < reading->sources.count; i++) {
		struct saved_item *item = &reading->items[i];

		item->source = &reading->sources.list[i];
		if (!find_item(item, bank->saved, SAVED_WHOLE) &&
		    !find_item(item, bank->recent, SAVED_RECENT))
			reading->jobs[reading->job_count++] = (struct job){
			    .item = item,
			    .diags = {.wants_warnings =
					  reading->wants_warnings},
			};
	}
}

static void
read_one(void *context, size_t number, unsigned worker)
{
	struct reading *reading = context;
	struct job *job = &reading->jobs[number];

	(void)worker;
	job->item->deck = source_read(job->item->source, &job->diags);
}

static unsigned
threads_for(const struct reading *reading, unsigned jobs)
{
	size_t bytes = 0;

	for (size_t i = 0; i < reading->job_count && bytes < MIN_PARALLEL; i++)
		bytes += (size_t)reading->jobs[i].item->source->status.st_size;
	if (bytes < MIN_PARALLEL)
		return 1;
	return parallel_threads(jobs);
}

/*
 * Returns whether a deck may be saved: its file is complete, and has not just
 * changed.
 */
static bool
is_settled(const struct reading *reading, const struct job *job)
{
	const struct source *source = job->item->source;
	const struct stat *status = &source->status;
	time_t limit = reading->start - SETTLED_SECONDS;

	return job->item->deck != NULL && job->diags.count == 0 &&
	       !source->is_stream && status->st_mtime <= limit &&
	       status->st_ctime <= limit;
}

/*
 * Collects what the jobs report, in order.  Returns whether they have read a
 * deck that may be saved.
 */
static bool
collect(struct reading *reading, struct diags *diags)
{
	bool can_save = false;

	for (size_t i = 0; i < reading->job_count; i++) {
		struct job *job = &reading->jobs[i];

		if (is_settled(reading, job)) {
			job->item->state = SAVED_RECENT;
			can_save = true;
		}
		diag_append(diags, &job->diags);
	}
	return can_save;
}

/* Records where a deck is.  A pipe has no directory. */
static void
set_directories(struct deck *deck, const struct source *source)
{
	const char *slash = strrchr(deck->path, '/');

	if (source->is_stream || slash == NULL)
		return;
	deck->root = source->root;
	deck->folder = (size_t)(slash - deck->path) + 1;
}

/*
 * Allows reading the directories that contain the images of the sources.
 * Sources from the same directory follow one another.
 */
static void
add_roots(struct sources *sources)
{
	struct text last = {"", 0};

	for (size_t i = 0; i < sources->count; i++) {
		struct source *source = &sources->list[i];
		struct text root = {source->path, source->root};
		char *copy;

		if (source->is_stream || root.size == 0)
			root = text_of(".");
		if (text_equal(root, last))
			continue;
		last = root;
		copy = mem_copy(root.data, root.size);
		paths_add(&sources->origins, copy);
		free(copy);
	}
}

static void
fill(struct bank *bank, const struct reading *reading)
{
	size_t count = reading->sources.count;

	bank->decks = mem_resize(NULL, count, sizeof(*bank->decks));
	for (size_t i = 0; i < count; i++) {
		struct deck *deck = reading->items[i].deck;

		if (deck == NULL)
			continue;
		set_directories(deck, reading->items[i].source);
		bank->decks[bank->count++] = deck;
	}
}

void
bank_open(struct bank *bank, char *const *paths, size_t count,
	  const struct bank_options *options, struct diags *diags)
{
	struct reading reading = {.start = time(NULL),
				  .wants_warnings = diags->wants_warnings};
	struct cache cache;
	/* What was wrong with the file of a saved deck is not saved with it. */
	bool has_cache = options->cache != NULL && !diags->wants_warnings &&
			 cache_open(&cache, options->cache, paths, count);

	for (size_t i = 0; i < count; i++)
		walk_add(&reading.sources, paths[i], diags);
	if (options->reads_images)
		add_roots(&reading.sources);
	if (options->confines)
		confine(&reading.sources.origins,
			has_cache ? cache.directory : -1, options->output);
	reading.items =
	    mem_alloc(reading.sources.count * sizeof(*reading.items));
	reading.jobs =
	    mem_resize(NULL, reading.sources.count, sizeof(*reading.jobs));
	if (has_cache) {
		bank->saved = saved_open(cache.directory, cache.whole);
		bank->recent = saved_open(cache.directory, cache.recent);
	}
	find_saved(&reading, bank);
	parallel_run(reading.job_count, threads_for(&reading, options->jobs),
		     read_one, &reading);
	if (collect(&reading, diags) && has_cache)
		cache_write(&cache, reading.items, reading.sources.count);
	if (has_cache)
		cache_close(&cache);
	fill(bank, &reading);
	free(reading.jobs);
	free(reading.items);
	source_free(&reading.sources);
}

size_t
bank_count(const struct bank *bank)
{
	size_t count = 0;

	for (size_t i = 0; i < bank->count; i++)
		count += deck_count(bank->decks[i]);
	return count;
}

bool
bank_has_failed(const struct bank *bank)
{
	return saved_has_failed(bank->saved) || saved_has_failed(bank->recent);
}

void
bank_free(struct bank *bank)
{
	for (size_t i = 0; i < bank->count; i++)
		deck_free(bank->decks[i]);
	free(bank->decks);
	saved_close(bank->saved);
	saved_close(bank->recent);
	*bank = (struct bank){0};
}
