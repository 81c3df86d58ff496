#ifndef MEDIA_H
#define MEDIA_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * Creates a file with these bytes in a folder, or finds it there.  NAME has an
 * ending.  If another file has that name, a hash of the bytes is added to it.
 * No file is overwritten.  If it fails, appends the reason to *ERROR and
 * returns false.
 */
bool media_save(const char *folder, struct buffer *name, struct text bytes,
		struct buffer *error);

#endif
