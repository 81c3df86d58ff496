#ifndef REFS_H
#define REFS_H

#include "base/buffer.h"
#include "base/text.h"
#include "read/deck.h"

/*
 * The address, of http or https, that a reference is or begins with, up to a
 * blank and without a comma in front of that; empty where there is none.
 */
struct text ref_address(struct text ref);

/*
 * Appends the references of an answer as a list in HTML, the addresses of
 * pages as links.  Appends nothing where there are none.
 */
void refs_add_html(struct buffer *out, struct question question);

#endif
