#ifndef PAGE_QUESTION_H
#define PAGE_QUESTION_H

#include "base/buffer.h"
#include "write/format.h"
#include "write/images.h"

/* Appends a text in Markdown, with its images, as a part of a page. */
void page_add_markdown(struct buffer *out, struct text markdown,
		       const struct image_text *images);

/*
 * Appends the element NAME with ATTRIBUTES, a string that is empty or begins
 * with a blank.  Its text is literal.
 */
void page_add_element(struct buffer *out, const char *name,
		      const char *attributes, struct text text);

/*
 * Appends a question as a page shows it: with its answer folded, without it,
 * or as an entry of the key.
 */
void page_add_question(struct buffer *out, const struct render *render,
		       struct question question, size_t number, enum part part);

#endif
