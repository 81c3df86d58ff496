#ifndef MARKDOWN_PARTS_H
#define MARKDOWN_PARTS_H

#include "base/buffer.h"
#include "base/text.h"
#include "order/choices.h"
#include "read/deck.h"
#include "write/images.h"

/* The parts of a sheet in Markdown. */

/* Appends a literal text as a paragraph after an empty line, if there is any.
 */
void markdown_add_paragraph(struct buffer *out, struct text text);

/*
 * Appends a literal text in the same way but emphasized, the nearest that
 * Markdown has to small print, and frees it.
 */
void markdown_add_small(struct buffer *out, struct buffer *label);

/* Appends Markdown, with its images, in the dialect of sheets. */
void markdown_add_text(struct buffer *out, struct text markdown,
		       const struct image_text *images);

/* Appends the references of an answer, with the addresses of pages as links. */
void markdown_add_refs(struct buffer *out, struct question question);

/*
 * Appends the choices after an empty line, as the items of one list.  Their
 * letters are text, which each reader shows unchanged.
 */
void markdown_add_choices(struct buffer *out, const struct choices *choices,
			  const struct image_text *images);

#endif
