#include "markdown/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"

void
tree_free(struct tree *tree)
{
	free(tree->nodes);
	buffer_free(&tree->decoded);
	*tree = (struct tree){0};
}

void
tree_add_text(struct buffer *out, const struct tree *tree, size_t node)
{
	for (size_t i = node + 1; i < tree->nodes[node].end; i++) {
		const struct node *leaf = &tree->nodes[i];

		if (leaf->kind == NODE_TEXT || leaf->kind == NODE_ENTITY)
			buffer_add_text(out, leaf->text);
		else if (leaf->kind == NODE_SOFT || leaf->kind == NODE_BREAK)
			buffer_add_char(out, ' ');
	}
}

bool
node_is_ordered(const struct node *list)
{
	return list->mark == '.' || list->mark == ')';
}

static bool
begins_with(struct text text, const char *word)
{
	size_t size = strlen(word);

	return text.size >= size && strncasecmp(text.data, word, size) == 0;
}

bool
node_is_web_link(const struct node *link)
{
	return begins_with(link->text, "http://") ||
	       begins_with(link->text, "https://") ||
	       begins_with(link->text, "mailto:");
}

bool
node_is_safe_link(const struct node *link)
{
	for (size_t i = 0; i < link->text.size; i++) {
		char c = link->text.data[i];

		if (c == ':')
			return node_is_web_link(link);
		if (c == '/' || c == '?' || c == '#')
			return true;
	}
	return link->text.size > 0;
}

bool
tree_is_bare_link(const struct tree *tree, size_t link)
{
	struct text address = tree->nodes[link].text, shown;

	if (tree->nodes[link].end != link + 2 ||
	    tree->nodes[link + 1].kind != NODE_TEXT)
		return false;
	shown = tree->nodes[link + 1].text;
	return text_equal(shown, address) ||
	       (begins_with(address, "mailto:") &&
		text_equal(shown, text_from(address, strlen("mailto:"))));
}

struct text
node_language(const struct node *code)
{
	struct text info = text_trim(code->text);
	size_t size = 0;

	while (size < info.size &&
	       (ascii_is_alphanumeric(info.data[size]) ||
		text_has_any((struct text){info.data + size, 1}, "+-_.#")))
		size++;
	return (struct text){info.data, size};
}
