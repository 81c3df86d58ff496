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
	const struct source *source;
	struct deck *deck;
	struct diags diags;
	bool is_settled; /* the deck may be saved */
};

struct reading {
	struct sources sources;
	struct deck **decks; /* for each source, or NULL */
	struct job *jobs;    /* the decks that were not in the saved bank */
	size_t job_count;
	time_t start;
	bool wants_warnings;
};

static void
find_saved(struct reading *reading, struct saved *saved)
{
	for (size_t i = 0; i < reading->sources.count; i++) {
		const struct source *source = &reading->sources.list[i];

		if (saved != NULL)
			reading->decks[i] = saved_find(saved, source);
		if (reading->decks[i] == NULL)
			reading->jobs[reading->job_count++] = (struct job){
			    .source = source,
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
	job->deck = source_read(job->source, &job->diags);
}

static unsigned
threads_for(const struct reading *reading, unsigned jobs)
{
	size_t bytes = 0;

	for (size_t i = 0; i < reading->job_count && bytes < MIN_PARALLEL; i++)
		bytes += (size_t)reading->jobs[i].source->status.st_size;
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
	const struct stat *status = &job->source->status;
	time_t limit = reading->start - SETTLED_SECONDS;

	return job->deck != NULL && job->diags.count == 0 &&
	       !job->source->is_stream && status->st_mtime <= limit &&
	       status->st_ctime <= limit;
}

/* Moves the decks that were read to their places, in order. */
static void
collect(struct reading *reading, struct diags *diags)
{
	for (size_t i = 0; i < reading->job_count; i++) {
		struct job *job = &reading->jobs[i];
		size_t number = (size_t)(job->source - reading->sources.list);

		job->is_settled = is_settled(reading, job);
		reading->decks[number] = job->deck;
		diag_append(diags, &job->diags);
	}
}

/*
 * Saves the decks worth saving, if there are more of them than were saved
 * already.
 */
static void
save(const struct reading *reading, const struct cache *cache)
{
	size_t count = reading->sources.count, job = 0, settled = 0;
	struct saved_item *items = mem_resize(NULL, count, sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		const struct source *source = &reading->sources.list[i];
		struct deck *deck = reading->decks[i];

		if (job < reading->job_count &&
		    reading->jobs[job].source == source) {
			settled += reading->jobs[job].is_settled;
			deck = reading->jobs[job].is_settled ? deck : NULL;
			job++;
		}
		items[i] = (struct saved_item){source, deck};
	}
	if (settled > 0)
		cache_write(cache, items, count);
	free(items);
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
		if (reading->decks[i] == NULL)
			continue;
		set_directories(reading->decks[i], &reading->sources.list[i]);
		bank->decks[bank->count++] = reading->decks[i];
	}
}

void
bank_open(struct bank *bank, char *const *paths, size_t count,
	  const struct bank_options *options, struct diags *diags)
{
	struct reading reading = {.start = time(NULL),
				  .wants_warnings = diags->wants_warnings};
	struct cache cache;
	bool has_cache = options->cache != NULL &&
			 cache_open(&cache, options->cache, paths, count);

	for (size_t i = 0; i < count; i++)
		walk_add(&reading.sources, paths[i], diags);
	if (options->reads_images)
		add_roots(&reading.sources);
	if (options->confines)
		confine(&reading.sources.origins,
			has_cache ? cache.directory : -1, options->output);
	reading.decks =
	    mem_alloc(reading.sources.count * sizeof(*reading.decks));
	reading.jobs =
	    mem_resize(NULL, reading.sources.count, sizeof(*reading.jobs));
	if (has_cache)
		bank->saved = cache_read(&cache);
	find_saved(&reading, bank->saved);
	parallel_run(reading.job_count, threads_for(&reading, options->jobs),
		     read_one, &reading);
	collect(&reading, diags);
	if (has_cache) {
		save(&reading, &cache);
		cache_close(&cache);
	}
	fill(bank, &reading);
	free(reading.jobs);
	free(reading.decks);
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
	return saved_has_failed(bank->saved);
}

void
bank_free(struct bank *bank)
{
	for (size_t i = 0; i < bank->count; i++)
		deck_free(bank->decks[i]);
	free(bank->decks);
	saved_close(bank->saved);
	*bank = (struct bank){0};
}
