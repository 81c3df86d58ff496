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
#include "read/saved.h"
#include "read/saved_format.h"

/*
 * Tests the loader of saved banks.  The input is used as a file, and as a list
 * of changes to a valid one: where, and which four bytes.  With an odd first
 * byte, the checksums are corrected, so the code after their check is tested
 * as well.  It must be safe to print the resulting bank in every format.
 */
static const char deck[] = "title: T\n"
			   "tags: [s]\n"
			   "questions:\n"
			   "- {id: a, question: a b?, level: junior,"
			   " tags: [t], source: [s/1], answer: yes}\n"
			   "- {id: b, question: 'b\n\n  c?', see: [a]}\n"
			   "- {question: c, refs: [RFC 1], points: 3,"
			   " choices: [{right: x}, {wrong: y, pin: true}]}\n";

/* A directory that only this process has, and the valid saved bank. */
struct home {
	int directory;
	struct buffer valid;
};

static char path[] = "/tmp/qbank-fuzz-XXXXXX";

static void
clean_up(void)
{
	rmdir(path);
}

static const struct source source = {.path = (char *)"none.yaml"};

static void
set_up(struct home *at)
{
	struct diags diags = {0};
	struct bank bank;
	struct saved_item item = {&source, NULL, SAVED_RECENT};
	int fd;

	if (mkdtemp(path) == NULL)
		fuzz_fail("no directory", text_of(path));
	atexit(clean_up);
	at->directory = open(path, O_RDONLY | O_DIRECTORY);
	fuzz_open(&bank, text_of(deck), &diags);
	item.deck = bank.decks[0];
	saved_write(at->directory, "valid", text_of("/none\n"), &item, 1, true);
	fd = openat(at->directory, "valid", O_RDONLY);
	if (fd < 0 || !slurp(&at->valid, fd))
		fuzz_fail("no saved bank", text_of(path));
	close(fd);
	unlinkat(at->directory, "valid", 0);
	bank_free(&bank);
	diag_free(&diags);
}

static void
use(struct saved *saved)
{
	struct deck *found = saved_find(saved, &source);
	struct bank bank = {.decks = &found, .count = 1};
	static const struct sheet sheet = {
	    .terminator = '\n',
	    .answers = ANSWERS_END,
	};

	if (found == NULL)
		return;
	fuzz_formats(&bank, &sheet);
	deck_free(found);
}

static void
load(const struct home *at, const struct buffer *file)
{
	int fd = openat(at->directory, "x", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	struct saved *saved;

	if (fd < 0 || write(fd, file->data, file->size) < 0)
		fuzz_fail("no file", text_of("x"));
	close(fd);
	saved = saved_open(at->directory, "x");
	unlinkat(at->directory, "x", 0);
	if (saved == NULL)
		return;
	use(saved);
	saved_close(saved);
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

/* Corrects the checksums, as far as the offsets are valid. */
static void
sign(struct buffer *file)
{
	struct saved_header header;
	struct saved_entry entry;
	size_t at = sizeof(header);

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
	if (entry.count <= (header.blocks - header.hashes) / sizeof(uint64_t))
		entry.hashes_checksum =
		    hash_checksum(0, file->data + header.hashes,
				  (size_t)entry.count * sizeof(uint64_t));
	memcpy(file->data + at, &entry, sizeof(entry));
	header.checksum = 0;
	header.checksum =
	    hash_checksum(hash_checksum(0, &header, sizeof(header)),
			  file->data + sizeof(header),
			  (size_t)header.hashes - sizeof(header));
	memcpy(file->data, &header, sizeof(header));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct home at;
	struct buffer file = {0};

	if (at.valid.size == 0)
		set_up(&at);
	buffer_add(&file, data, size);
	if (size > 0)
		load(&at, &file);
	file.size = 0;
	buffer_add_text(&file, buffer_text(&at.valid));
	if (size > 0)
		change(&file, (struct text){(const char *)data + 1, size - 1});
	if (size > 0 && data[0] & 1)
		sign(&file);
	load(&at, &file);
	buffer_free(&file);
	return 0;
}
