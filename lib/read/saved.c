#include "read/saved.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/index.h"
#include "base/memory.h"
#include "read/builder.h"
#include "read/deck_check.h"
#include "read/saved_format.h"

/* The data that the loader of a deck needs. */
struct pending {
	struct saved *saved;
	const struct saved_entry *entry;
};

struct saved {
	const char *data; /* the mapped file */
	size_t size;
	const struct saved_header *header;
	const struct saved_entry *entries;
	struct pending *pending; /* one for each entry */
	size_t next;	      /* the entry that is probably looked for next */
	struct index by_path; /* of the entries, when it is first needed */
	atomic_bool has_failed;
};

/*
 * Returns whether only we can write to the file, so its contents can be
 * trusted.
 */
static bool
is_private(const struct stat *status)
{
	return S_ISREG(status->st_mode) && status->st_uid == geteuid() &&
	       (status->st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

static bool
map_file(struct saved *saved, int directory, const char *name)
{
	int fd = openat(directory, name,
			O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat status;
	void *data = MAP_FAILED;

	if (fd < 0)
		return false;
	if (fstat(fd, &status) == 0 && is_private(&status) &&
	    status.st_size >= (off_t)sizeof(*saved->header))
		data = mmap(NULL, (size_t)status.st_size, PROT_READ,
			    MAP_PRIVATE, fd, 0);
	close(fd);
	if (data == MAP_FAILED)
		return false;
	saved->data = data;
	saved->size = (size_t)status.st_size;
	return true;
}

static bool
has_valid_header(const struct saved *saved)
{
	const struct saved_header *header = saved->header;
	struct saved_header zeroed = *header;
	struct saved_header expected = {.magic = SAVED_MAGIC};
	uint64_t text;

	saved_set_version(&expected);
	if (memcmp(header->magic, expected.magic, sizeof(expected.magic)) !=
		0 ||
	    memcmp(header->version, expected.version,
		   sizeof(expected.version)) != 0 ||
	    header->order != SAVED_ORDER || header->layout != SAVED_LAYOUT ||
	    header->file_size != saved->size ||
	    header->count > saved->size / sizeof(struct saved_entry))
		return false;
	text = sizeof(*header) + header->count * sizeof(struct saved_entry);
	if (header->text != text || header->text > header->hashes ||
	    header->hashes > header->blocks || header->blocks > saved->size ||
	    header->hashes % 8 != 0 || header->blocks % 8 != 0)
		return false;
	zeroed.checksum = 0;
	return header->checksum ==
	       hash_checksum(hash_checksum(0, &zeroed, sizeof(zeroed)),
			     saved->data + sizeof(zeroed),
			     (size_t)header->hashes - sizeof(zeroed));
}

/*
 * Returns whether the entries are valid.  The checksum matches, so only a
 * program error could make them wrong.
 */
static bool
has_valid_entries(const struct saved *saved)
{
	const struct saved_header *header = saved->header;
	uint64_t hashes = (header->blocks - header->hashes) / sizeof(uint64_t);
	uint64_t text = header->hashes - header->text;
	uint64_t blocks = saved->size - header->blocks;

	if (text == 0 || header->own > text ||
	    saved->data[header->hashes - 1] != '\0')
		return false;
	for (size_t i = 0; i < header->count; i++) {
		const struct saved_entry *entry = &saved->entries[i];

		if (entry->path >= text || entry->count > hashes ||
		    entry->first_hash > hashes - entry->count ||
		    entry->block % 8 != 0 || entry->block > blocks ||
		    entry->block_size > blocks - entry->block)
			return false;
	}
	return true;
}

struct saved *
saved_open(int directory, const char *name)
{
	struct saved *saved = mem_alloc(sizeof(*saved));

	if (!map_file(saved, directory, name)) {
		free(saved);
		return NULL;
	}
	saved->header = (const void *)saved->data;
	saved->entries = (const void *)(saved->data + sizeof(*saved->header));
	if (!has_valid_header(saved) || !has_valid_entries(saved)) {
		saved_close(saved);
		return NULL;
	}
	saved->pending =
	    mem_alloc(saved->header->count * sizeof(*saved->pending));
	return saved;
}

static const char *
path_of(const struct saved *saved, const struct saved_entry *entry)
{
	return saved->data + saved->header->text + entry->path;
}

/* Finds the number of the entry for a path.  Returns false if there is none. */
static bool
find_path(struct saved *saved, const char *path, size_t *at)
{
	size_t count = saved->header->count;

	/* Most banks have not changed, so the paths come in the same order. */
	*at = saved->next;
	if (*at < count &&
	    strcmp(path_of(saved, &saved->entries[*at]), path) == 0)
		return true;
	if (saved->by_path.size == 0)
		for (size_t i = 0; i < count; i++)
			index_add(&saved->by_path,
				  text_of(path_of(saved, &saved->entries[i])),
				  i, NULL);
	return index_find(&saved->by_path, text_of(path), at);
}

static bool
is_unchanged(const struct saved_entry *entry, const struct source *source)
{
	struct saved_entry now = *entry;

	saved_set_identity(&now, source);
	return memcmp(&now, entry, sizeof(now)) == 0;
}

/*
 * Returns a block of questions without texts, for a deck that cannot be read.
 */
static struct block *
empty_block(size_t count)
{
	struct builder builder;
	const struct record record = {.line = 1};
	const struct document document = {.topic = {0, 0}};

	builder_init(&builder, 0);
	for (size_t i = 0; i < count; i++)
		builder_add_record(&builder, &record);
	builder_add_document(&builder, &document);
	return builder_finish(&builder);
}

/* Reads the YAML file of a deck whose saved data is damaged. */
static void
read_again(struct deck *deck, const struct pending *pending)
{
	struct source source = {.path = deck->path,
				.root = (size_t)pending->entry->root};
	struct diags diags = {0};
	struct deck *fresh = source_read(&source, &diags);

	if (fresh != NULL && fresh->count == deck->count) {
		deck->owned = fresh->owned;
		fresh->owned = NULL;
	} else {
		deck->owned = empty_block(deck->count);
		atomic_store(&pending->saved->has_failed, true);
	}
	deck->block = deck->owned;
	deck->hashes =
	    (const void *)((const char *)deck->block + deck->block->hashes);
	deck_free(fresh);
	diag_free(&diags);
}

static void
load_hashes(struct deck *deck)
{
	const struct pending *pending = deck->context;
	const struct saved_entry *entry = pending->entry;
	const uint64_t *hashes = (const void *)(pending->saved->data +
						pending->saved->header->hashes);

	hashes += entry->first_hash;
	if (hash_checksum(0, hashes, deck->count * sizeof(*hashes)) ==
	    entry->hashes_checksum)
		deck->hashes = hashes;
	else
		read_again(deck, pending);
}

static void
load_block(struct deck *deck)
{
	const struct pending *pending = deck->context;
	const struct saved_entry *entry = pending->entry;
	const char *data = pending->saved->data +
			   pending->saved->header->blocks + entry->block;
	size_t size = (size_t)entry->block_size;

	if (hash_checksum(0, data, size) == entry->checksum &&
	    deck_check(data, size, deck->count))
		deck->block = (const void *)data;
	else
		read_again(deck, pending);
}

struct deck *
saved_find(struct saved *saved, const struct source *source)
{
	static const struct deck_loader loader = {load_hashes, load_block};
	const struct saved_entry *entry;
	size_t at;

	if (source->is_stream || !find_path(saved, source->path, &at))
		return NULL;
	saved->next = at + 1;
	entry = &saved->entries[at];
	if (!is_unchanged(entry, source))
		return NULL;
	saved->pending[at] = (struct pending){saved, entry};
	return deck_lazy(source->path, (size_t)entry->count, &loader,
			 &saved->pending[at]);
}

bool
saved_has_failed(const struct saved *saved)
{
	return saved != NULL && atomic_load(&saved->has_failed);
}

struct text
saved_paths(const struct saved *saved)
{
	const struct saved_header *header = saved->header;

	return (struct text){
	    saved->data + header->text + header->own,
	    (size_t)(header->hashes - header->text - header->own)};
}

void
saved_close(struct saved *saved)
{
	if (saved == NULL)
		return;
	munmap((void *)saved->data, saved->size);
	index_free(&saved->by_path);
	free(saved->pending);
	free(saved);
}
