#ifndef HTML_H
#define HTML_H

#include "base/buffer.h"
#include "base/text.h"

/*
 * Appends Markdown as HTML for a flash card, on one line but for the lines
 * of <pre>: paragraphs and items apart by <br>, code in <code> and
 * <pre><code>, **bold** in <b>, all else as the characters that it is.
 */
void html_write(struct buffer *out, struct text markdown);

/* Appends a text with &, < and > escaped, and unsafe characters visible. */
void html_escape(struct buffer *out, struct text text);

#endif
