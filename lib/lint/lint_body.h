#ifndef LINT_BODY_H
#define LINT_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "read/diag.h"
#include "read/image.h"

/* A text of a deck, as its record describes it. */
struct lint_text {
	struct text text;
	size_t line;	 /* of the file, of the text's first line */
	bool is_literal; /* its lines are the file's */
	bool is_folded;	 /* its lines were joined */
	struct image_base images;
	size_t *image_bytes; /* how many were read, to limit them */
};

/* Returns the place in the file of byte AT in line NUMBER, from 0, of a body.
 */
typedef struct place lint_place(void *context, const struct lint_text *body,
				size_t number, struct text line, size_t at);

/*
 * Adds warnings to DIAGS about texts that a sheet may not show as the author
 * expects: raw HTML, headings, code that does not fit, control characters,
 * missing images.
 */
void lint_body(const struct lint_text *body, struct diags *diags,
	       lint_place *place, void *context);

#endif
