#ifndef HTML_H
#define HTML_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"
#include "markdown/tree.h"

/* What differs between the pages that a text becomes a part of. */
struct html_style {
	/*
	 * For a page: a direction at each block that has text of its own, code
	 * from left to right, and tables and blocks of code that scroll in a
	 * box of their own, which the keyboard reaches.
	 */
	bool is_page;
	/*
	 * Appends an image, whose text is plain text; NULL: its text and, in
	 * parentheses, its address are written.
	 */
	void (*add_image)(struct buffer *out, struct text address,
			  struct text alt, void *context);
	void *context; /* for add_image */
};

/*
 * Appends a text as HTML that is well-formed XML, a line or more for each
 * block.  Headings are bold paragraphs.  Links lead to http, https and mailto;
 * other addresses stand in parentheses behind the text.  What is unsafe for a
 * terminal is made visible.
 */
void html_write(struct buffer *out, const struct tree *tree,
		const struct html_style *style);

/*
 * Appends a text with &, <, > and " escaped, as text or as the value of an
 * attribute; what is unsafe is made visible.
 */
void html_escape(struct buffer *out, struct text text);

#endif
