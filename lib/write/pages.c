#include "write/pages.h"

/* Counts the lines of a piece of text, which may contain form feeds. */
static void
count_lines(struct pages *pages, struct text text)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\f' ||
		    (text.data[i] == '\n' && ++pages->line == pages->length))
			pages->line = 0;
	}
}

static size_t
lines_of(struct text text)
{
	size_t lines = 0;

	for (size_t i = 0; i < text.size; i++)
		lines += text.data[i] == '\n';
	return lines;
}

void
pages_write(struct pages *pages, FILE *out, struct text text,
	    const struct plain_tables *tables)
{
	size_t written = 0;

	if (text.size == 0)
		return;
	for (size_t i = 0; pages->length > 0 && i < tables->count; i++) {
		const struct plain_table *table = &tables->list[i];
		struct text before = {text.data + written,
				      table->start - written};
		size_t lines = lines_of((struct text){
		    text.data + table->start, table->end - table->start});

		if (lines > pages->length)
			lines = lines_of(
			    (struct text){text.data + table->start,
					  table->head_end - table->start});
		fwrite(before.data, 1, before.size, out);
		count_lines(pages, before);
		written = table->start;
		if (lines <= pages->length &&
		    lines > pages->length - pages->line) {
			putc('\f', out);
			pages->line = 0;
		}
	}
	fwrite(text.data + written, 1, text.size - written, out);
	if (pages->length > 0)
		count_lines(pages, text_from(text, written));
}
