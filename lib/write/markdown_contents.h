#ifndef MARKDOWN_CONTENTS_H
#define MARKDOWN_CONTENTS_H

#include "base/buffer.h"
#include "write/format.h"

/*
 * Appends a list of the sections of a sheet in Markdown, with an empty line
 * before it.  A section is linked if all readers give its heading the same id
 * and no other heading of the sheet, such as TITLE, has that id.
 */
void markdown_add_contents(struct buffer *out, const struct render *render,
			   const char *title);

#endif
