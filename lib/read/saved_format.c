#include "read/saved_format.h"

#include <string.h>
#include <sys/stat.h>

#ifndef VERSION
#define VERSION "unknown"
#endif

void
saved_set_version(struct saved_header *header)
{
	static const char version[] = VERSION;
	size_t size = sizeof(version) < sizeof(header->version)
			  ? sizeof(version)
			  : sizeof(header->version);

	memcpy(header->version, version, size);
}

void
saved_set_identity(struct saved_entry *entry, const struct source *source)
{
	const struct stat *status = &source->status;

	entry->device = status->st_dev;
	entry->inode = status->st_ino;
	entry->size = (uint64_t)status->st_size;
	entry->mtime = status->st_mtim.tv_sec;
	entry->mtime_nsec = status->st_mtim.tv_nsec;
	entry->ctime = status->st_ctim.tv_sec;
	entry->ctime_nsec = status->st_ctim.tv_nsec;
	entry->root = source->root;
}
