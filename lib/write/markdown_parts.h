#ifndef MARKDOWN_PARTS_H
#define MARKDOWN_PARTS_H

#include "base/buffer.h"
#include "base/text.h"
#include "order/choices.h"
#include "read/deck.h"

/* What a sheet in Markdown is made of. */

/* Appends a literal text as a paragraph after an empty line, if there is any.
 */
void markdown_add_paragraph(struct buffer *out, struct text text);

/*
 * Appends a literal text in the same way with emphasis, which is as near as
 * Markdown comes to small print, and frees it.
 */
void markdown_add_small(struct buffer *out, struct buffer *label);

/* Appends Markdown of a bank in the dialect of sheets. */
void markdown_add_text(struct buffer *out, struct text markdown);

/* Appends what an answer rests on, the addresses of pages as links. */
void markdown_add_refs(struct buffer *out, struct question question);

/*
 * Appends the choices after an empty line as items of one list.  Their letters
 * are text, which each reader shows as it is.
 */
void markdown_add_choices(struct buffer *out, const struct choices *choices);

#endif
