#ifndef PAGE_QUESTION_H
#define PAGE_QUESTION_H

#include "base/buffer.h"
#include "write/format.h"

/* Appends a text in Markdown as a part of a page. */
void page_add_markdown(struct buffer *out, struct text markdown);

/*
 * Appends NAME as an element with ATTRIBUTES, a string that begins with a
 * blank or is empty; its text is literal.
 */
void page_add_element(struct buffer *out, const char *name,
		      const char *attributes, struct text text);

/*
 * Appends what a page has of a question: with its answer, folded, or alone, or
 * as an entry of the key.
 */
void page_add_question(struct buffer *out, const struct render *render,
		       struct question question, size_t number, enum part part);

#endif
