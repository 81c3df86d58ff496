#include "write/images.h"

#include <string.h>
#include <strings.h>

#include "base/safe.h"

struct image_text
images_of(struct images *images, struct question question)
{
	return (struct image_text){images, image_base(question.deck),
				   question_place(question)};
}

void
images_report(const struct image_text *text, struct text address,
	      const struct buffer *reason)
{
	diag_error(&text->images->diags, text->place, "image %s: %s",
		   QUOTE(address), reason->data);
}

/* Appends a path, escaping the characters that have a meaning in addresses. */
static void
add_escaped(struct buffer *out, struct text path)
{
	for (size_t i = 0; i < path.size; i++) {
		if (path.data[i] != '\0' && strchr("%?#:", path.data[i]))
			buffer_print(out, "%%%02X", (unsigned)path.data[i]);
		else
			buffer_add_char(out, path.data[i]);
	}
}

/* Cuts the next name off the front of a path. */
static bool
cut_name(struct text *path, struct text *name)
{
	name->size = 0;
	while (name->size == 0 && text_cut(path, '/', name))
		;
	return name->size > 0;
}

/* Appends the relative path from one absolute path to another. */
static void
add_relative(struct buffer *out, struct text from, struct text to)
{
	struct text step, other, rest = to;

	while (cut_name(&from, &step)) {
		if (cut_name(&rest, &other) && text_equal(step, other)) {
			to = rest;
			continue;
		}
		do
			buffer_print(out, "../");
		while (cut_name(&from, &step));
	}
	while (to.size > 0 && to.data[0] == '/')
		to = text_from(to, 1);
	add_escaped(out, to);
}

/* Appends the prefix for the addresses of a text. */
static void
add_base(struct buffer *out, const struct image_text *text)
{
	const struct images *images = text->images;
	struct text folder = {text->base.path, text->base.folder};
	const char *base = images->base;

	if (base == NULL) {
		if (folder.size > 0 && folder.data[0] == '/' &&
		    images->directory != NULL)
			add_relative(out, text_of(images->directory), folder);
		else
			add_escaped(out, folder);
		return;
	}
	if (strncasecmp(base, "http://", 7) == 0 ||
	    strncasecmp(base, "https://", 8) == 0)
		buffer_print(out, "%s", base);
	else
		add_escaped(out, text_of(base));
	if (*base != '\0' && base[strlen(base) - 1] != '/')
		buffer_add_char(out, '/');
	add_escaped(out, text_from(folder, text->base.root));
}

/* Returns whether a node is an image whose address is relative. */
static bool
is_relative(const struct node *node)
{
	return node->kind == NODE_IMAGE && image_is_file(node->text) &&
	       node->text.data[0] != '/';
}

/* Puts BASE before the COUNT addresses that depend on it. */
static void
rebase(struct tree *tree, size_t count, struct text base,
       struct buffer *addresses)
{
	size_t size = count * base.size;

	for (size_t i = 0; i < tree->count; i++)
		if (is_relative(&tree->nodes[i]))
			size += tree->nodes[i].text.size;
	/* With enough room for all of it, it does not move again. */
	buffer_reserve(addresses, addresses->size + size);
	for (size_t i = 0; i < tree->count; i++) {
		struct node *node = &tree->nodes[i];
		size_t start = addresses->size;

		if (!is_relative(node))
			continue;
		buffer_add_text(addresses, base);
		buffer_add_text(addresses, node->text);
		node->text = text_from(buffer_text(addresses), start);
	}
}

void
images_parse(struct tree *tree, struct text source,
	     const struct image_text *text, struct buffer *addresses)
{
	struct buffer base = {0};
	size_t count = 0;

	tree_parse(tree, source);
	for (size_t i = 0; i < tree->count; i++)
		count += is_relative(&tree->nodes[i]);
	if (count == 0 || text->images == NULL)
		return;
	add_base(&base, text);
	if (base.size > 0)
		rebase(tree, count, buffer_text(&base), addresses);
	buffer_free(&base);
}
