#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/slurp.h"
#include "fuzz.h"
#include "read/deck_check.h"
#include "read/saved.h"
#include "read/saved_format.h"
#include "write/formats.h"
#include "write/images.h"

/*
 * Tests the loader of saved banks.  The input's first byte says what the rest
 * is: a file, or a list of changes to a valid one (where, and which four
 * bytes).  Without a correct checksum, little of a file is looked at, so they
 * can be corrected.  Or only the block of the deck counts, which lies in memory
 * of its own, where a sanitizer sees each byte that is read beyond its end.
 */
enum { IS_SIGNED = 1, IS_WHOLE = 2, IS_BLOCK = 4 };

static const char deck[] = "title: T\n"
			   "tags: [s]\n"
			   "questions:\n"
			   "- {id: a, question: a b?, level: junior,"
			   " tags: [t], source: [s/1], answer: yes}\n"
			   "- {id: b, question: 'b\n\n  c?', see: [a]}\n"
			   "- {question: c, refs: [RFC 1], points: 3,"
			   " choices: [{right: x}, {wrong: y, pin: true}]}\n";

/* A file in a directory that only this process has, and what is valid. */
struct home {
	int directory, file;
	struct buffer valid, block;
	struct deck *deck;
};

/* Two directories, of which the first is in memory. */
static char paths[2][32] = {"/dev/shm/qbank-fuzz-XXXXXX",
			    "/tmp/qbank-fuzz-XXXXXX"};

static void
clean_up(void)
{
	for (size_t i = 0; i < 2; i++) {
		struct buffer file = {0};

		buffer_print(&file, "%s/saved", paths[i]);
		unlink(file.data);
		rmdir(paths[i]);
		buffer_free(&file);
	}
}

static const struct source source = {.path = (char *)"deck.yaml"};

static void
make_directory(struct home *at)
{
	const char *path = mkdtemp(paths[0]);

	if (path == NULL)
		path = mkdtemp(paths[1]);
	if (path == NULL)
		fuzz_fail("no directory", text_of(paths[1]));
	atexit(clean_up);
	at->directory = open(path, O_RDONLY | O_DIRECTORY);
}

static void
set_up(struct home *at)
{
	struct diags diags = {0};
	struct bank bank;
	struct saved_item item = {&source, NULL, SAVED_RECENT};

	make_directory(at);
	fuzz_open(&bank, text_of(deck), &diags);
	at->deck = bank.decks[0];
	item.deck = at->deck;
	saved_write(at->directory, "saved", (struct text){"/none", 6}, &item, 1,
		    true);
	at->file = openat(at->directory, "saved", O_RDWR);
	if (at->file < 0 || !slurp(&at->valid, at->file))
		fuzz_fail("no saved bank", text_of(deck));
	buffer_add(&at->block, at->deck->block, at->deck->block->size);
	free(bank.decks);
	diag_free(&diags);
}

static bool
is_ascii(struct deck *found)
{
	const struct block *block = deck_block(found);
	const char *bytes = (const char *)block;

	for (size_t i = sizeof(*block); i < block->records; i++)
		if ((unsigned char)bytes[i] >= 0x80)
			return false;
	return true;
}

/*
 * Prints a bank.  What the texts contain does not matter here, because only
 * checksums protect them.  libyaml refuses what is not UTF-8.
 */
static void
use(struct deck *found)
{
	struct bank bank = {.decks = &found, .count = 1};
	static const struct sheet sheet = {
	    .terminator = '\n',
	    .answers = ANSWERS_END,
	};

	deck_hashes(found);
	for (size_t i = 0; formats[i] != NULL; i++) {
		struct images images = {.directory = "/"};
		struct sheet with_images = sheet;
		struct buffer out = {0};

		with_images.images = &images;
		if (formats[i] != &format_yaml || is_ascii(found))
			fuzz_render(&out, formats[i], &with_images, &bank);
		images_free(&images);
		buffer_free(&out);
	}
	deck_free(found);
}

/* Returns whether the bank could be used. */
static bool
load_file(const struct home *at, const struct buffer *file)
{
	struct saved *saved;
	struct deck *found;

	if (pwrite(at->file, file->data, file->size, 0) < 0 ||
	    ftruncate(at->file, (off_t)file->size) < 0)
		fuzz_fail("no file", text_of("saved"));
	saved = saved_open(at->directory, "saved");
	if (saved == NULL)
		return false;
	found = saved_find(saved, &source);
	if (found != NULL)
		use(found);
	saved_close(saved);
	return found != NULL;
}

static void
load_all(struct deck *found)
{
	const struct buffer *bytes = found->context;

	if (found->owned != NULL)
		return;
	found->owned = mem_resize(NULL, bytes->size, 1);
	memcpy(found->owned, bytes->data, bytes->size);
	found->block = found->owned;
	found->hashes =
	    (const void *)((const char *)found->block + found->block->hashes);
}

/* Returns whether the block could be used. */
static bool
load(const struct home *at, struct buffer *block)
{
	static const struct deck_loader loader = {load_all, load_all};
	bool is_valid = deck_check(block->data, block->size, at->deck->count);

	if (is_valid)
		use(deck_lazy(source.path, at->deck->count, &loader, block));
	return is_valid;
}

static void
change(struct buffer *file, struct text changes)
{
	for (; changes.size >= 6; changes = text_from(changes, 6)) {
		const unsigned char *bytes = (const void *)changes.data;
		size_t offset = ((size_t)bytes[0] << 8 | bytes[1]) % file->size;

		for (size_t i = 0; i < 4 && offset + i < file->size; i++)
			file->data[offset + i] = (char)bytes[2 + i];
	}
}

/*
 * Corrects what depends on the version of the program, and the checksums, as
 * far as the offsets are valid.
 */
static void
sign(struct buffer *file)
{
	struct saved_header header = {.magic = SAVED_MAGIC};
	struct saved_entry entry;
	size_t at = sizeof(header);
	uint64_t hashes;

	if (file->size < sizeof(header) + sizeof(entry))
		return;
	saved_set_version(&header);
	memcpy(file->data, &header,
	       sizeof(header.magic) + sizeof(header.version));
	memcpy(&header, file->data, sizeof(header));
	if (header.blocks > file->size || header.hashes > header.blocks ||
	    header.hashes < sizeof(header))
		return;
	memcpy(&entry, file->data + at, sizeof(entry));
	if (entry.block <= file->size - header.blocks &&
	    entry.block_size <= file->size - header.blocks - entry.block)
		entry.checksum =
		    hash_checksum(0, file->data + header.blocks + entry.block,
				  (size_t)entry.block_size);
	hashes = (header.blocks - header.hashes) / sizeof(uint64_t);
	if (entry.count <= hashes && entry.first_hash <= hashes - entry.count)
		entry.hashes_checksum =
		    hash_checksum(0,
				  file->data + header.hashes +
				      entry.first_hash * sizeof(uint64_t),
				  (size_t)entry.count * sizeof(uint64_t));
	memcpy(file->data + at, &entry, sizeof(entry));
	header.checksum = 0;
	header.checksum =
	    hash_checksum(hash_checksum(0, &header, sizeof(header)),
			  file->data + sizeof(header),
			  (size_t)header.hashes - sizeof(header));
	memcpy(file->data, &header, sizeof(header));
}

/* Checks that what nobody changed is used, so that changes mean something. */
static void
begin(struct home *at)
{
	set_up(at);
	fuzz_require(load_file(at, &at->valid) && load(at, &at->block),
		     "a valid bank is not used", text_of(deck));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct home at;
	struct text rest;
	struct buffer bytes = {0};

	if (at.deck == NULL)
		begin(&at);
	if (size == 0)
		return 0;
	rest = (struct text){(const char *)data + 1, size - 1};
	if (*data & IS_WHOLE) {
		buffer_add_text(&bytes, rest);
	} else {
		buffer_add_text(
		    &bytes,
		    buffer_text(*data & IS_BLOCK ? &at.block : &at.valid));
		change(&bytes, rest);
	}
	if (*data & IS_BLOCK) {
		load(&at, &bytes);
	} else {
		if (*data & IS_SIGNED)
			sign(&bytes);
		load_file(&at, &bytes);
	}
	buffer_free(&bytes);
	return 0;
}
