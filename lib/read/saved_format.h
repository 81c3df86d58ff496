#ifndef SAVED_FORMAT_H
#define SAVED_FORMAT_H

#include <stdint.h>

#include "read/deck.h"
#include "read/source.h"

/*
 * A saved bank is one file: the header, an entry for each deck, the paths, the
 * hashes of all ids, and then the blocks as they are in memory.  The checksum
 * of the header covers everything up to the hashes; the hashes of each deck and
 * its block have one each.  Everything has the byte order and the layout of
 * the machine that wrote it.  A file from a different machine is not used.
 */
struct saved_header {
	char magic[16];	  /* SAVED_MAGIC */
	char version[16]; /* of the program that wrote it */
	uint32_t order;	  /* SAVED_ORDER */
	uint32_t layout;  /* SAVED_LAYOUT */
	uint64_t file_size;
	uint64_t count;	   /* of the entries, which follow the header */
	uint64_t text;	   /* offset of the paths, each with a NUL */
	uint64_t own;	   /* offset in the text of those of the bank itself */
	uint64_t hashes;   /* offset; the index is everything before it */
	uint64_t blocks;   /* offset */
	uint64_t checksum; /* of the index, with zero in this member */
};

/* A deck, and what fstat(2) said about its file before it was read. */
struct saved_entry {
	uint64_t device, inode, size;
	int64_t mtime, mtime_nsec, ctime, ctime_nsec;
	uint64_t path; /* offset in the text */
	uint64_t root; /* struct source */
	uint64_t count;
	uint64_t first_hash;
	uint64_t block, block_size; /* offset from header.blocks, bytes */
	uint64_t checksum, hashes_checksum;
};

/* Changes with the format of the blocks in the file. */
#define SAVED_MAGIC "saved 1 " DECK_MAGIC

enum {
	SAVED_ORDER = 0x01020304,
	SAVED_LAYOUT = sizeof(struct record) << 16 |
		       sizeof(struct saved_entry) << 8 |
		       sizeof(struct document),
};

/* Puts the version of this program into a header. */
void saved_set_version(struct saved_header *header);

/* Puts the identity of a source's file into an entry. */
void saved_set_identity(struct saved_entry *entry, const struct source *source);

#endif
