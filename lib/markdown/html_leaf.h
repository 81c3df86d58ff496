#ifndef HTML_LEAF_H
#define HTML_LEAF_H

#include <stddef.h>

#include "markdown/html.h"

/* The parts of html_write() that have no nodes inside.  They append to OUT. */

/* Appends the block of code at node AT. */
void html_add_code(struct buffer *out, const struct tree *tree, size_t at,
		   const struct html_style *style);

/* Appends the image at node AT, or its text and its address. */
void html_add_image(struct buffer *out, const struct tree *tree, size_t at,
		    const struct html_style *style);

/* Appends an address in parentheses, unless it is empty. */
void html_add_address(struct buffer *out, struct text address);

#endif
