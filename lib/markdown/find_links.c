#include "markdown/find_links.h"

#include <string.h>

#include "base/ascii.h"

/* Returns the bytes of the scheme at the front of a text, or 0. */
static size_t
scheme_size(struct text text)
{
	if (text.size > 7 && memcmp(text.data, "http://", 7) == 0)
		return 7;
	if (text.size > 8 && memcmp(text.data, "https://", 8) == 0)
		return 8;
	return 0;
}

/*
 * Returns the bytes of "&name" before the semicolon at the end of a text, or
 * 0.
 */
static size_t
entity_size(struct text text)
{
	size_t size = 1;

	while (size < text.size &&
	       ascii_is_alphanumeric(text.data[text.size - 1 - size]))
		size++;
	return size > 1 && size < text.size &&
		       text.data[text.size - 1 - size] == '&'
		   ? size
		   : 0;
}

/*
 * Returns an address without the characters at its end that do not belong to
 * it (GitHub's specification, section 6.9).  The one after the scheme does.
 */
static struct text
without_end(struct text address)
{
	size_t open = 0, closed = 0;

	for (size_t i = 0; i < address.size; i++) {
		open += address.data[i] == '(';
		closed += address.data[i] == ')';
	}
	for (;;) {
		char last = address.data[address.size - 1];

		if (last == ')' && closed > open)
			closed--;
		else if (last == ';')
			address.size -= entity_size(address);
		else if (last == ')' || strchr("?!.,:*_~'\"", last) == NULL)
			break;
		address.size--;
	}
	return address;
}

/*
 * Returns the address at the front of a text, or an empty text.  Most of what
 * is no address is known by the byte after the scheme, so only an address is
 * read up to its end.
 */
static struct text
address_of(struct text text)
{
	size_t size = scheme_size(text);

	if (size == 0 || (!ascii_is_alphanumeric(text.data[size]) &&
			  (unsigned char)text.data[size] < 0x80))
		return (struct text){text.data, 0};
	while (size < text.size && (unsigned char)text.data[size] > ' ' &&
	       strchr("<>|\x7F", text.data[size]) == NULL)
		size++;
	return without_end((struct text){text.data, size});
}

/* Records the edits for an address that begins at AT and ends before END. */
static void
enclose(struct repair *repair, struct text source, size_t at, size_t end)
{
	bool is_open = at > 0 && source.data[at - 1] == '<' &&
		       !repair_is_escaped(source, at - 1);

	if (is_open && end < source.size && source.data[end] == '>')
		return;
	/*
	 * A backslash is text before a letter, but would escape the mark.  md4c
	 * takes << for the start of an address.
	 */
	if (is_open || repair_is_escaped(source, at))
		repair_edit(repair, at - 1, 0, (struct text){"\\", 1});
	repair_edit(repair, at, 0, (struct text){"<", 1});
	repair_edit(repair, end, 0, (struct text){">", 1});
}

/*
 * Looks for addresses in a leaf.  Returns the byte of the source to go on
 * with.
 */
static size_t
look_at_leaf(struct repair *repair, struct text source, size_t from, size_t end)
{
	for (size_t at = from; at < end; at++) {
		struct text address;

		if (source.data[at] != 'h' ||
		    (at > 0 && ascii_is_alphanumeric(source.data[at - 1])))
			continue;
		address = address_of(text_from(source, at));
		if (address.size == 0)
			continue;
		enclose(repair, source, at, at + address.size);
		from = at += address.size;
	}
	return from > end ? from : end;
}

/*
 * Escapes the < before what md4c 0.4.8 takes for an address although its scheme
 * does not begin with a letter.  Returns whether it was one.
 */
static bool
undo_autolink(struct repair *repair, const struct tree *tree, size_t link,
	      struct text source)
{
	struct text address;

	if (!repair_is_autolink(source, tree, link))
		return false;
	address = tree->nodes[link + 1].text;
	/* An email address begins with anything, but has no colon. */
	if (ascii_is_letter(*address.data) || !text_has_any(address, ":"))
		return false;
	repair_edit(repair, (size_t)(address.data - source.data) - 1, 0,
		    (struct text){"\\", 1});
	return true;
}

void
find_links(struct repair *repair, const struct tree *tree, struct text source)
{
	size_t next = 0;

	for (size_t i = 0; i < tree->count; i++) {
		const struct node *node = &tree->nodes[i];
		size_t at;

		if (node->kind == NODE_CODE || node->kind == NODE_SPAN ||
		    node->kind == NODE_IMAGE ||
		    (node->kind == NODE_LINK &&
		     !undo_autolink(repair, tree, i, source))) {
			i = node->end - 1;
			continue;
		}
		if (node->kind != NODE_TEXT || !repair_is_source(source, node))
			continue;
		at = (size_t)(node->text.data - source.data);
		if (at + node->text.size > next)
			next =
			    look_at_leaf(repair, source, at > next ? at : next,
					 at + node->text.size);
	}
}
