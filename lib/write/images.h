#ifndef IMAGES_H
#define IMAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/index.h"
#include "markdown/tree.h"
#include "read/diag.h"
#include "read/image.h"

/*
 * How formats treat the images of a bank.  The caller sets the first members,
 * and prints the diagnostics after the sheet has been written.
 */
struct images {
	/*
	 * The directory or web address that replaces the path of the bank in
	 * the addresses of images; NULL: the path from the current directory.
	 */
	const char *base;
	const char *directory; /* the current one, or NULL if unknown */
	const char *media;     /* the directory for copies, or NULL */
	struct diags diags;   /* about the images that are missing in a sheet */
	size_t embedded;      /* bytes of all images that were embedded */
	struct index by_path; /* the numbers of the files below */
	struct index by_name;
	struct image_file *files; /* for media */
	size_t count, capacity;
};

/* A text whose images are to be written. */
struct image_text {
	struct images *images; /* NULL: addresses stay as they are */
	struct image_base base;
	struct place place; /* for diagnostics */
};

/* Returns the context of a question's texts. */
struct image_text images_of(struct images *images, struct question question);

/* Reports that an image is missing in the sheet. */
void images_report(const struct image_text *text, struct text address,
		   const struct buffer *reason);

/*
 * Parses SOURCE, and changes the addresses of images so that they lead from
 * the place of the sheet to the bank.  The tree borrows from SOURCE and
 * *ADDRESSES.
 */
void images_parse(struct tree *tree, struct text source,
		  const struct image_text *text, struct buffer *addresses);

/*
 * Appends an image as an HTML element that contains the file, for struct
 * html_style.  CONTEXT is a struct image_text.  If the file cannot be
 * embedded, reports why and returns false.
 */
bool images_embed(struct buffer *out, struct text address, struct text alt,
		  const void *context);

/*
 * Appends an image as an HTML element that names the file without directories,
 * as in Anki's media folder, and copies the file to that folder if there is
 * one.  If it cannot, reports why and returns false.
 */
bool images_collect(struct buffer *out, struct text address, struct text alt,
		    const void *context);

/* Frees what the images own. */
void images_free(struct images *images);

#endif
