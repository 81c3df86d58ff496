#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/html.h"
#include "write/images.h"
#include "write/media.h"

enum {
	MAX_COPY = 16 << 20, /* bytes of a file that is copied */
	/*
	 * Bytes of a name without a hash.  Anki renames files with names of
	 * over 120.
	 */
	MAX_NAME = 100,
};

/* A file shown on a card. */
struct image_file {
	char *path; /* from the current directory, including the bank's path */
	char *name; /* on the cards, or NULL if the file does not exist */
};

/* Removes the last name from a path, unless it must stay. */
static bool
go_up(struct buffer *path)
{
	size_t size = path->size;

	if (size == 0 || path->data[size - 1] != '/')
		return false;
	size--;
	while (size > 0 && path->data[size - 1] != '/')
		size--;
	if (text_is(text_from(buffer_text(path), size), "../") ||
	    path->size == 1)
		return false;
	path->size = size;
	return true;
}

/* Appends the path of a file in a form that is the same for the same file. */
static void
add_path(struct buffer *path, const struct image_base *base,
	 struct text address)
{
	struct buffer whole = {0};
	struct text rest, name;

	buffer_add(&whole, base->path, base->folder);
	image_add_path(&whole, address);
	rest = buffer_text(&whole);
	if (rest.size > 0 && rest.data[0] == '/')
		buffer_add_char(path, '/');
	while (text_cut(&rest, '/', &name)) {
		if (name.size == 0 || text_is(name, "."))
			continue;
		if (text_is(name, "..") && go_up(path))
			continue;
		buffer_add_text(path, name);
		if (rest.size > 0)
			buffer_add_char(path, '/');
	}
	buffer_free(&whole);
}

/*
 * Appends the last name of a path in the form that Anki keeps: Anki drops some
 * characters, and reads a percent sign as an escape.
 */
static void
add_name(struct buffer *name, struct text path)
{
	struct buffer valid = {0};
	const char *slash =
	    path.size > 0 ? memrchr(path.data, '/', path.size) : NULL;

	if (slash != NULL)
		path = text_from(path, (size_t)(slash - path.data) + 1);
	utf8_add_valid(&valid, path);
	for (size_t i = 0, size; i < valid.size; i += size) {
		struct text rest = text_from(buffer_text(&valid), i);
		uint32_t code_point = utf8_decode(rest, &size);

		if (safe_is_unsafe(code_point) ||
		    text_has_any((struct text){rest.data, 1}, "[]<>:\"?*^\\|%"))
			buffer_add_char(name, '_');
		else
			buffer_add(name, rest.data, size);
	}
	buffer_free(&valid);
}

/* Copies the file of an image as NAME, which may change. */
static bool
copy(const struct image_text *text, struct text address, struct buffer *name,
     struct buffer *error)
{
	struct buffer bytes = {0};
	struct image image;
	bool done = false;

	if (!image_open(&image, &text->base, address, error))
		return false;
	if (!image_has_ending(buffer_text(name), image.kind))
		buffer_print(error,
			     "the name of a file of type %s cannot end "
			     "like this",
			     image_type(image.kind));
	else if (image_read(&image, MAX_COPY, &bytes, error))
		done = media_save(text->images->media, name,
				  buffer_text(&bytes), error);
	image_close(&image);
	buffer_free(&bytes);
	return done;
}

/* Chooses the name of a new file for the cards. */
static bool
choose_name(const struct image_text *text, struct text address,
	    struct text path, struct buffer *name, struct buffer *error)
{
	struct images *images = text->images;
	size_t at;

	add_name(name, path);
	if (name->size == 0)
		buffer_print(error, "the address of a directory");
	else if (name->size > MAX_NAME)
		buffer_print(error, "the name is longer than %d bytes",
			     MAX_NAME);
	else if (images->media != NULL)
		return copy(text, address, name, error);
	else if (index_find(&images->by_name, buffer_text(name), &at))
		buffer_print(error,
			     "%s has the same name; use --media to copy both",
			     QUOTE(text_of(images->files[at].path)));
	return error->size == 0;
}

/* Returns the file at an address, and adds it if it is new. */
static const struct image_file *
find_file(const struct image_text *text, struct text address)
{
	struct images *images = text->images;
	struct buffer path = {0}, name = {0}, error = {0};
	struct image_file *file;
	size_t at;

	add_path(&path, &text->base, address);
	if (index_find(&images->by_path, buffer_text(&path), &at)) {
		buffer_free(&path);
		return &images->files[at];
	}
	at = images->count++;
	images->files = mem_grow(images->files, &images->capacity,
				 images->count, sizeof(*images->files));
	file = &images->files[at];
	*file = (struct image_file){NULL, NULL};
	if (!choose_name(text, address, buffer_text(&path), &name, &error))
		images_report(text, address, &error);
	else
		file->name = buffer_take(&name);
	file->path = buffer_take(&path);
	index_add(&images->by_path, text_of(file->path), at, NULL);
	if (file->name != NULL)
		index_add(&images->by_name, text_of(file->name), at, NULL);
	buffer_free(&name);
	buffer_free(&error);
	return file;
}

bool
images_collect(struct buffer *out, struct text address, struct text alt,
	       const void *context)
{
	const struct image_text *text = context;
	const struct image_file *file;

	if (text->images == NULL || !image_is_file(address))
		return false;
	file = find_file(text, address);
	if (file->name == NULL)
		return false;
	buffer_print(out, "<img src=\"");
	html_escape(out, text_of(file->name));
	buffer_print(out, "\" alt=\"");
	html_escape(out, alt);
	buffer_print(out, "\"/>");
	return true;
}

void
images_free(struct images *images)
{
	for (size_t i = 0; i < images->count; i++) {
		free(images->files[i].path);
		free(images->files[i].name);
	}
	free(images->files);
	index_free(&images->by_path);
	index_free(&images->by_name);
	diag_free(&images->diags);
}
