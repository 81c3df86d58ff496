#include "read/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/safe.h"

static void
add(struct diags *diags, enum diag_level level, struct place place,
    const char *format, va_list arguments)
{
	struct buffer raw = {0}, safe = {0};

	buffer_vprint(&raw, format, arguments);
	safe_add(&safe, buffer_text(&raw), SAFE_LINE);
	buffer_free(&raw);

	diags->list = mem_grow(diags->list, &diags->capacity, diags->count + 1,
			       sizeof(*diags->list));
	diags->list[diags->count++] = (struct diag){
	    .level = level,
	    .file = mem_copy(place.file, strlen(place.file)),
	    .line = place.line,
	    .column = place.column,
	    .message = buffer_take(&safe),
	};
}

void
diag_error(struct diags *diags, struct place place, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(diags, DIAG_ERROR, place, format, arguments);
	va_end(arguments);
	diags->errors++;
}

void
diag_trouble(struct diags *diags, struct place place, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(diags, DIAG_TROUBLE, place, format, arguments);
	va_end(arguments);
	diags->errors++;
}

void
diag_warning(struct diags *diags, struct place place, const char *format, ...)
{
	va_list arguments;

	if (!diags->wants_warnings)
		return;
	va_start(arguments, format);
	add(diags, DIAG_WARNING, place, format, arguments);
	va_end(arguments);
}

static int
by_place(const struct diag *a, const struct diag *b)
{
	int order = strcmp(a->file, b->file);

	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	if (order == 0)
		order = (a->column > b->column) - (a->column < b->column);
	return order;
}

/* An insertion sort: stable, and quick on what is nearly in order already. */
void
diag_sort(struct diags *diags, size_t first)
{
	for (size_t i = first + 1; i < diags->count; i++) {
		struct diag moving = diags->list[i];
		size_t at = i;

		for (;
		     at > first && by_place(&diags->list[at - 1], &moving) > 0;
		     at--)
			diags->list[at] = diags->list[at - 1];
		diags->list[at] = moving;
	}
}

void
diag_free(struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		free(diags->list[i].file);
		free(diags->list[i].message);
	}
	free(diags->list);
	*diags = (struct diags){.wants_warnings = diags->wants_warnings};
}
