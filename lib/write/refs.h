#ifndef REFS_H
#define REFS_H

#include "base/buffer.h"
#include "base/text.h"
#include "read/deck.h"

/*
 * Returns the http or https address that a reference begins with, up to a
 * blank or a comma before one.  Returns an empty text if there is none.
 */
struct text ref_address(struct text ref);

/*
 * Appends the references of an answer as a list in HTML, with the addresses of
 * pages as links.  Appends nothing if there are none.  ATTRIBUTES, a string
 * that is empty or begins with a blank, are those of the list and of its
 * heading.
 */
void refs_add_html(struct buffer *out, struct question question,
		   const char *attributes);

#endif
