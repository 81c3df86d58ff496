#include "markdown/find_marks.h"

#include <string.h>

/*
 * Open parentheses in an address, as in md4c.  Without such a limit, the end of
 * each of many links that are not closed would be looked for in all the text
 * after it.  For the same reason, a < ends an address in <>, and a ( a title in
 * parentheses.
 */
enum { MOST_OPEN = 32 };

/* Returns the place of the first of END at or after AT, or the text's end. */
static size_t
find_any(struct text text, size_t at, const char *end)
{
	while (at < text.size && strchr(end, text.data[at]) == NULL)
		at += text.data[at] == '\\' ? 2 : 1;
	return at < text.size ? at : text.size;
}

/* Skips blanks, and the marks of a quotation's lines. */
static size_t
skip_blanks(struct text text, size_t at)
{
	while (at < text.size && text.data[at] != '\0' &&
	       strchr(" \t\n>", text.data[at]) != NULL)
		at++;
	return at;
}

/* Skips an address, which may contain pairs of parentheses. */
static size_t
skip_address(struct text text, size_t at)
{
	size_t open = 0;

	if (at < text.size && text.data[at] == '<') {
		at = find_any(text, at + 1, "<>\n");
		return at < text.size ? at + 1 : at;
	}
	for (; (at = find_any(text, at, "() \t\n")) < text.size; at++) {
		if (text.data[at] == '(')
			open++;
		else if (text.data[at] != ')' || open-- == 0)
			break;
		if (open > MOST_OPEN)
			break;
	}
	return at;
}

/* Skips a title, if there is one. */
static size_t
skip_title(struct text text, size_t at)
{
	char end[] = {'\0', '\0', '\0'};

	if (at == text.size || strchr("\"'(", text.data[at]) == NULL)
		return at;
	end[0] = text.data[at];
	if (end[0] == '(')
		end[1] = ')';
	at = find_any(text, at + 1, end);
	return at < text.size ? at + 1 : at;
}

/*
 * Returns the end of the address and the title that begin at AT, after "](", if
 * ")" follows them; else AT.
 */
static size_t
find_end(struct text text, size_t at)
{
	size_t end = skip_address(text, skip_blanks(text, at));

	end = skip_blanks(text, end);
	end = skip_blanks(text, skip_title(text, end));
	return end < text.size && text.data[end] == ')' ? end : at;
}

static void
escape_marks(struct repair *repair, size_t at, size_t end, struct text source)
{
	for (; at < end; at++)
		if (source.data[at] == '\\')
			at++;
		else if (source.data[at] != '\0' &&
			 strchr("[*_~", source.data[at]) != NULL)
			repair_edit(repair, at, 0, (struct text){"\\", 1});
}

/* Looks at a piece of the source that has marks but no text. */
static void
look_at_marks(struct repair *repair, size_t at, size_t end, struct text source)
{
	struct text marks = {source.data, end};

	while (at + 2 < end) {
		size_t start = at + 2;

		if (source.data[at] != ']' || source.data[at + 1] != '(') {
			at++;
			continue;
		}
		at = find_end(marks, start);
		escape_marks(repair, start, at, source);
	}
}

void
find_marks(struct repair *repair, const struct tree *tree, struct text source)
{
	size_t done = 0;
	bool is_known = true; /* where the text after DONE is */

	for (size_t i = 0; i < tree->count; i++) {
		const struct node *node = &tree->nodes[i];
		size_t at;

		if (node->kind != NODE_TEXT)
			continue;
		if (!repair_is_source(source, node)) {
			is_known = false;
			continue;
		}
		at = (size_t)(node->text.data - source.data);
		if (is_known)
			look_at_marks(repair, done, at, source);
		is_known = true;
		done = at + node->text.size;
	}
	if (is_known)
		look_at_marks(repair, done, source.size, source);
}
