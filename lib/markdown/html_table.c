#include "markdown/html_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

/* Widths are in quarters of the height of a letter. */
enum {
	LETTER = 4,
	PAPER = 48 * LETTER, /* fits on a line of a sheet */
	FRAME = 5,	     /* around a cell */
	NARROW = 3 * LETTER, /* what a column has whose words can break */
};

/*
 * Returns at least the width of a letter, in bold and in the fonts of the
 * style sheet.
 */
static size_t
width_of(uint32_t c)
{
	if (c >= 0x80)
		return LETTER * utf8_width(c);
	if (strchr("mwMW", (int)c) != NULL)
		return 5;
	if (strchr("fijlt.,:;!|()[]'/-_", (int)c) != NULL)
		return 2;
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? 3 : LETTER;
}

static size_t
width_of_word(struct text word)
{
	size_t width = 0, size;

	for (size_t at = 0; at < word.size; at += size)
		width += width_of(utf8_decode(text_from(word, at), &size));
	return width;
}

static size_t
longest_word(const struct tree *tree, size_t cell)
{
	struct buffer words = {0};
	struct text rest, word;
	size_t longest = 0;

	tree_add_text(&words, tree, cell);
	rest = buffer_text(&words);
	while (text_cut(&rest, ' ', &word)) {
		size_t width = width_of_word(word);

		longest = width > longest ? width : longest;
	}
	buffer_free(&words);
	return longest;
}

static void
measure_words(struct html_table *table, const struct tree *tree, size_t at)
{
	const struct node *nodes = tree->nodes;
	size_t column = 0;

	for (size_t i = at + 1; i < nodes[at].end; i++) {
		size_t width;

		if (nodes[i].kind == NODE_ROW) {
			column = 0;
			continue;
		}
		width = longest_word(tree, i);
		if (width > table->widths[column])
			table->widths[column] = width;
		column++;
		i = nodes[i].end - 1;
	}
}

static int
compare(const void *a, const void *b)
{
	const size_t *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

static size_t
narrow(size_t width)
{
	return width < NARROW ? width : NARROW;
}

/* Finds the widest words that fit, if those of wider columns can break. */
static void
choose_columns(struct html_table *table, size_t count)
{
	size_t *sorted = mem_alloc(count * sizeof(*sorted));
	size_t total = count * FRAME, i;

	memcpy(sorted, table->widths, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), compare);
	for (i = 0; i < count; i++)
		total += narrow(sorted[i]);
	for (i = 0; i < count; i++) {
		total += sorted[i] - narrow(sorted[i]);
		if (total > PAPER)
			break;
	}
	table->keeps_words = i == count;
	table->most = sorted[i < count ? i : count - 1];
	if (i < count && table->most > 0)
		table->most--;
	free(sorted);
}

void
html_table_measure(struct html_table *table, const struct tree *tree, size_t at)
{
	size_t count = tree->nodes[at].number;

	free(table->widths);
	table->widths = mem_alloc(count * sizeof(*table->widths));
	measure_words(table, tree, at);
	choose_columns(table, count);
}

bool
html_table_keeps_column(const struct html_table *table, size_t column)
{
	return !table->keeps_words && table->widths[column] <= table->most &&
	       table->widths[column] > 0;
}

void
html_table_free(struct html_table *table)
{
	free(table->widths);
	table->widths = NULL;
}
