#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "read/saved.h"
#include "read/saved_format.h"

/* The index of a saved bank under construction. */
struct index_maker {
	struct buffer entries, hashes, text;
	uint64_t blocks; /* bytes so far */
};

static bool
is_chosen(const struct saved_item *item, bool is_whole)
{
	return item->state == SAVED_RECENT ||
	       (is_whole && item->state == SAVED_WHOLE);
}

static void
add_entry(struct index_maker *maker, const struct saved_item *item)
{
	struct deck *deck = item->deck;
	const struct block *block = deck_block(deck);
	size_t hashes = deck->count * sizeof(*deck->hashes);
	struct saved_entry entry = {
	    .path = maker->text.size,
	    .count = deck->count,
	    .first_hash = maker->hashes.size / sizeof(uint64_t),
	    .block = maker->blocks,
	    .block_size = block->size,
	    .checksum = hash_checksum(0, block, block->size),
	    .hashes_checksum = hash_checksum(0, deck_hashes(deck), hashes),
	};

	saved_set_identity(&entry, item->source);
	buffer_add(&maker->entries, &entry, sizeof(entry));
	buffer_add(&maker->hashes, deck_hashes(deck), hashes);
	buffer_add(&maker->text, deck->path, strlen(deck->path) + 1);
	maker->blocks += (block->size + 7) / 8 * 8;
}

/* Writes the header and the parts of the index one after another. */
static void
join_index(struct index_maker *maker, struct text paths, size_t count,
	   struct buffer *index)
{
	struct saved_header header = {
	    .magic = SAVED_MAGIC,
	    .order = SAVED_ORDER,
	    .layout = SAVED_LAYOUT,
	    .count = count,
	};

	saved_set_version(&header);
	header.own = maker->text.size;
	buffer_add_text(&maker->text, paths);
	do
		buffer_add_char(&maker->text, '\0');
	while (maker->text.size % 8 != 0);
	header.text = sizeof(header) + maker->entries.size;
	header.hashes = header.text + maker->text.size;
	header.blocks = header.hashes + maker->hashes.size;
	header.file_size = header.blocks + maker->blocks;
	buffer_add(index, &header, sizeof(header));
	buffer_add_text(index, buffer_text(&maker->entries));
	buffer_add_text(index, buffer_text(&maker->text));
	header.checksum = hash_checksum(
	    hash_checksum(0, &header, sizeof(header)),
	    index->data + sizeof(header), index->size - sizeof(header));
	memcpy(index->data, &header, sizeof(header));
	buffer_add_text(index, buffer_text(&maker->hashes));
}

static bool
write_blocks(int fd, const struct saved_item *items, size_t count,
	     bool is_whole)
{
	static const char zeros[8];

	for (size_t i = 0; i < count; i++) {
		const struct block *block;

		if (!is_chosen(&items[i], is_whole))
			continue;
		block = deck_block(items[i].deck);
		if (!file_write(fd, block, block->size) ||
		    !file_write(fd, zeros, (8 - block->size % 8) % 8))
			return false;
	}
	return true;
}

/* Returns a name that no other writer uses. */
static char *
temporary_name(const char *name)
{
	struct buffer path = {0};

	buffer_print(&path, "%s.%ld.tmp", name, (long)getpid());
	return buffer_take(&path);
}

/*
 * Writes the file under another name and renames it, so a reader sees either
 * the old or the new one.  Signals are blocked until no partial file is left.
 */
static void
replace(int directory, const char *name, const struct buffer *index,
	const struct saved_item *items, size_t count, bool is_whole)
{
	char *aside = temporary_name(name);
	sigset_t all, before;
	bool done = false;
	int fd;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	unlinkat(directory, aside, 0);
	fd = openat(directory, aside,
		    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
		    S_IRUSR | S_IWUSR);
	if (fd >= 0) {
		done = file_write(fd, index->data, index->size) &&
		       write_blocks(fd, items, count, is_whole);
		done = close(fd) == 0 && done;
		done = done && renameat(directory, aside, directory, name) == 0;
		if (!done)
			unlinkat(directory, aside, 0);
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	free(aside);
}

void
saved_write(int directory, const char *name, struct text paths,
	    const struct saved_item *items, size_t count, bool is_whole)
{
	struct index_maker maker = {0};
	struct buffer index = {0};
	size_t saved = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_chosen(&items[i], is_whole))
			continue;
		add_entry(&maker, &items[i]);
		saved++;
	}
	join_index(&maker, paths, saved, &index);
	replace(directory, name, &index, items, count, is_whole);
	buffer_free(&maker.entries);
	buffer_free(&maker.hashes);
	buffer_free(&maker.text);
	buffer_free(&index);
}
