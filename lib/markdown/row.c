#include "markdown/row.h"

#include "base/ascii.h"

struct text
row_bare(struct text line)
{
	for (;;) {
		size_t size = 0;

		line = text_trim(line);
		while (size < line.size && ascii_is_digit(line.data[size]))
			size++;
		if (size == line.size ||
		    !text_has_any((struct text){line.data + size, 1},
				  size > 0 ? ".)" : ">-*+"))
			return line;
		if (line.data[size] != '>' && size + 1 < line.size &&
		    line.data[size + 1] != ' ')
			return line;
		line = text_from(line, size + 1);
	}
}

/* Returns a row without the pipes at its ends. */
static struct text
without_pipes(struct text row)
{
	row = text_trim(row);
	if (row.size > 0 && row.data[0] == '|')
		row = text_from(row, 1);
	if (row.size > 0 && row.data[row.size - 1] == '|' &&
	    (row.size == 1 || row.data[row.size - 2] != '\\'))
		row.size--;
	return row;
}

size_t
row_cells(struct text row)
{
	size_t count = text_is(row, "|") ? 0 : 1;

	row = without_pipes(row);
	for (size_t i = 0; i < row.size; i++)
		if (row.data[i] == '|' && (i == 0 || row.data[i - 1] != '\\'))
			count++;
	return count;
}

bool
row_is_delimiters(struct text line)
{
	struct text row = without_pipes(line), cell;

	/* Without a last cell, text_cut() would not see an empty one. */
	if (!text_has_any(line, "|") || row.size == 0 ||
	    text_ends_with(row, "|"))
		return false;
	while (text_cut(&row, '|', &cell)) {
		cell = text_trim(cell);
		if (cell.size > 0 && cell.data[0] == ':')
			cell = text_from(cell, 1);
		if (cell.size > 0 && cell.data[cell.size - 1] == ':')
			cell.size--;
		if (cell.size == 0)
			return false;
		for (size_t i = 0; i < cell.size; i++)
			if (cell.data[i] != '-')
				return false;
	}
	return true;
}

bool
row_begins_block(struct text line)
{
	char mark = line.size > 0 ? line.data[0] : '\0';
	size_t size = 0;

	while (size < line.size && line.data[size] == mark)
		size++;
	if (mark == '#')
		return size <= 6 &&
		       (size == line.size || ascii_is_blank(line.data[size]));
	return size >= 3 &&
	       (mark == '~' ||
		(mark == '`' && !text_has_any(text_from(line, size), "`")));
}
