#include "markdown/html_table.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

enum {
	PAPER = 48, /* letters that fit on a line of a sheet, even the widest */
	FRAME = 2,  /* of them, that the frame of a cell takes */
};

static size_t
longest_word(const struct tree *tree, size_t cell)
{
	struct buffer words = {0};
	struct text rest, word;
	size_t longest = 0;

	tree_add_text(&words, tree, cell);
	rest = buffer_text(&words);
	while (text_cut(&rest, ' ', &word)) {
		size_t columns = utf8_columns(word);

		longest = columns > longest ? columns : longest;
	}
	buffer_free(&words);
	return longest;
}

bool
html_table_keeps_words(const struct tree *tree, size_t at)
{
	const struct node *nodes = tree->nodes;
	size_t count = nodes[at].number, column = 0, total = 0;
	size_t *widths = mem_alloc(count * sizeof(*widths));

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		size_t width;

		if (nodes[i].kind == NODE_ROW) {
			column = 0;
			continue;
		}
		width = longest_word(tree, i);
		if (width > widths[column]) {
			total += width - widths[column];
			widths[column] = width;
		}
		column++;
		i = nodes[i].end - 1;
	}
	free(widths);
	return total + count * FRAME <= PAPER;
}
