#include "grep_line.h"

#include <string.h>

/* Sets the line to the one that begins at FROM. */
static void
take(struct line *line, const char *from)
{
	const char *end = line->piece.data + line->piece.size, *newline;

	line->text = (struct text){from, (size_t)(end - from)};
	newline = memchr(from, '\n', line->text.size);
	if (newline != NULL)
		line->text.size = (size_t)(newline - from);
}

void
line_seek(struct line *line, struct text piece, size_t at)
{
	const char *target = piece.data + at, *from, *newline;

	if (line->piece.data != piece.data)
		*line = (struct line){.piece = piece, .seen = piece.data};
	from = line->text.data != NULL ? line->text.data : piece.data;
	while (target > line->seen &&
	       (newline = memchr(line->seen, '\n',
				 (size_t)(target - line->seen))) != NULL) {
		from = line->seen = newline + 1;
		line->number++;
	}
	line->seen = target;
	if (line->text.data != from)
		take(line, from);
}

bool
line_next(struct line *line)
{
	const char *end;

	if (line->text.data == NULL)
		return false;
	end = line->text.data + line->text.size;
	/* A newline at the end of the piece does not begin a line. */
	if (end + 1 >= line->piece.data + line->piece.size)
		return false;
	take(line, end + 1);
	line->number++;
	return true;
}

void
line_back(struct line *line, const char *first, size_t count)
{
	const char *from = line->text.data;

	for (; count > 0 && from > first; count--) {
		for (from--; from > first && from[-1] != '\n';)
			from--;
		line->number--;
	}
	take(line, from);
}
