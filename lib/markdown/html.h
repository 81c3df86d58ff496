#ifndef HTML_H
#define HTML_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"
#include "markdown/tree.h"

/* What differs between the pages that a text can be part of. */
struct html_style {
	/*
	 * For a page.  Each block that has text gets a direction, code is
	 * written from left to right, and tables and blocks of code scroll in
	 * a box that can be reached with the keyboard.
	 */
	bool is_page;
	bool is_right; /* and what surrounds the text is from right to left */
	/*
	 * Appends an image, whose text is plain text.  If it returns false, or
	 * is NULL, the text is written, followed by the address in parentheses.
	 */
	bool (*add_image)(struct buffer *out, struct text address,
			  struct text alt, const void *context);
	const void *context; /* for add_image */
};

/*
 * Appends a text as HTML that is well-formed XML, with one or more lines for
 * each block.  Headings become bold paragraphs.  Only http, https and mailto
 * become links; other addresses follow their text in parentheses.  Characters
 * that are unsafe for a terminal are made visible.
 */
void html_write(struct buffer *out, const struct tree *tree,
		const struct html_style *style);

/*
 * Appends a text with &, <, > and " escaped, for use as text or as the value
 * of an attribute.  Characters that are unsafe for a terminal are made
 * visible.
 */
void html_escape(struct buffer *out, struct text text);

#endif
