#ifndef MD_WRITE_H
#define MD_WRITE_H

#include "base/buffer.h"
#include "base/text.h"

/*
 * Writes Markdown again in the dialect that cmark-gfm, pandoc and lowdown
 * read alike, so that what stands in a question can neither break a sheet nor
 * vanish from it: one empty line around each block, fences of backticks that
 * are longer than any run inside and always closed, lists nested by four
 * blanks, headings, rules and raw HTML as the characters that they are.  The
 * reader sees the same text.  What is unsafe for a terminal is made visible.
 *
 * Appends lines to OUT, the last one with its newline, and no empty line at
 * either end.
 */
void md_write(struct buffer *out, struct text markdown);

#endif
