#include "read/diag.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/safe.h"

/* Returns the entry for a file, which is created if necessary. */
static struct diag_file *
file_for(struct diags *diags, const char *path)
{
	size_t at = diags->file_count;

	/* Most diagnostics are about the same file as the previous one. */
	if (at > 0 && strcmp(diags->files[at - 1].path, path) == 0)
		return &diags->files[at - 1];
	if (!index_find(&diags->by_path, text_of(path), &at)) {
		char *copy = mem_copy(path, strlen(path));

		diags->files =
		    mem_grow(diags->files, &diags->file_capacity,
			     diags->file_count + 1, sizeof(*diags->files));
		diags->files[diags->file_count++] =
		    (struct diag_file){copy, 0, 0, DIAG_WARNING};
		index_add(&diags->by_path, text_of(copy), at, NULL);
	}
	return &diags->files[at];
}

static void
append(struct diags *diags, enum diag_level level, struct place place,
       char *message)
{
	diags->list = mem_grow(diags->list, &diags->capacity, diags->count + 1,
			       sizeof(*diags->list));
	diags->list[diags->count] =
	    (struct diag){level, place, message, diags->count};
	diags->count++;
}

static void
add(struct diags *diags, enum diag_level level, struct place place,
    const char *format, va_list arguments)
{
	struct diag_file *file = file_for(diags, place.file);
	struct buffer raw = {0}, safe = {0};

	diags->totals[level]++;
	if (file->kept == DIAG_MOST) {
		file->dropped++;
		if (file->worst < level)
			file->worst = level;
		return;
	}
	file->kept++;
	place.file = file->path;
	buffer_vprint(&raw, format, arguments);
	safe_add(&safe, buffer_text(&raw), SAFE_LINE);
	append(diags, level, place, buffer_take(&safe));
	buffer_free(&raw);
}

void
diag_error(struct diags *diags, struct place place, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(diags, DIAG_ERROR, place, format, arguments);
	va_end(arguments);
}

void
diag_trouble(struct diags *diags, struct place place, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(diags, DIAG_TROUBLE, place, format, arguments);
	va_end(arguments);
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

size_t
diag_errors(const struct diags *diags)
{
	return diags->totals[DIAG_ERROR] + diags->totals[DIAG_TROUBLE];
}

void
diag_append(struct diags *diags, struct diags *more)
{
	for (size_t i = 0; i < more->count; i++) {
		struct diag *diag = &more->list[i];
		struct diag_file *file = file_for(diags, diag->place.file);

		diag->place.file = file->path;
		file->kept++;
		append(diags, diag->level, diag->place, diag->message);
		diag->message = NULL;
	}
	for (size_t i = 0; i < more->file_count; i++) {
		const struct diag_file *from = &more->files[i];
		struct diag_file *file = file_for(diags, from->path);

		file->dropped += from->dropped;
		if (file->worst < from->worst)
			file->worst = from->worst;
	}
	for (int level = DIAG_WARNING; level <= DIAG_TROUBLE; level++)
		diags->totals[level] += more->totals[level];
	diag_free(more);
}

/* Adds one line for each file about the diagnostics that were dropped. */
static void
add_dropped(struct diags *diags)
{
	for (size_t i = 0; i < diags->file_count; i++) {
		struct diag_file *file = &diags->files[i];
		struct place place = {file->path, UINT_MAX, 0};
		struct buffer message = {0};

		if (file->dropped == 0)
			continue;
		buffer_print(&message, "and %zu more", file->dropped);
		append(diags, file->worst, place, buffer_take(&message));
		file->dropped = 0;
	}
}

static int
by_place(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	int order = strcmp(a->place.file, b->place.file);

	if (order == 0)
		order = (a->place.line > b->place.line) -
			(a->place.line < b->place.line);
	if (order == 0)
		order = (a->place.column > b->place.column) -
			(a->place.column < b->place.column);
	if (order == 0)
		order = (a->number > b->number) - (a->number < b->number);
	return order;
}

void
diag_sort(struct diags *diags)
{
	add_dropped(diags);
	if (diags->count > 0)
		qsort(diags->list, diags->count, sizeof(*diags->list),
		      by_place);
	for (size_t i = 0; i < diags->count; i++)
		if (diags->list[i].place.line == UINT_MAX)
			diags->list[i].place.line = 0;
}

void
diag_free(struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		free(diags->list[i].message);
	for (size_t i = 0; i < diags->file_count; i++)
		free(diags->files[i].path);
	free(diags->list);
	free(diags->files);
	index_free(&diags->by_path);
	*diags = (struct diags){.wants_warnings = diags->wants_warnings};
}
