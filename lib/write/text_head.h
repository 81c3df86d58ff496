#ifndef TEXT_HEAD_H
#define TEXT_HEAD_H

#include "base/text.h"
#include "write/format.h"

/* Adds a heading, with a line of UNDERLINE below it. */
void text_write_heading(struct render *render, struct text heading,
			char underline);

/*
 * Adds the head of a sheet: the title, what was selected, lines to fill in,
 * instructions, and the contents.
 */
void text_write_head(struct render *render);

#endif
