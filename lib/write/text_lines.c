#include "write/text_lines.h"

#include <stdlib.h>

#include "base/memory.h"
#include "markdown/plain.h"
#include "write/pages.h"

const struct text text_none = {"", 0};

/*
 * The text that is written between two calls of the format, and then page by
 * page.
 */
struct writer {
	struct buffer out;
	struct plain_tables tables;
	struct pages pages;
};

void
text_begin(struct render *render)
{
	struct writer *writer = mem_alloc(sizeof(*writer));

	writer->pages.length = render->sheet->page_length;
	render->state = writer;
}

void
text_end(struct render *render)
{
	struct writer *writer = render->state;

	text_flush(render);
	buffer_free(&writer->out);
	free(writer->tables.list);
	free(writer);
}

struct buffer *
text_out(const struct render *render)
{
	struct writer *writer = render->state;

	return &writer->out;
}

void
text_flush(struct render *render)
{
	struct writer *writer = render->state;

	pages_write(&writer->pages, render->out, buffer_text(&writer->out),
		    &writer->tables);
	writer->out.size = 0;
	writer->tables.count = 0;
}

void
text_separate(struct render *render)
{
	if (render->has_output)
		buffer_add_char(text_out(render), '\n');
	render->has_output = true;
}

void
text_write(struct render *render, struct text text, bool is_markdown,
	   struct text lead, size_t indent)
{
	struct writer *writer = render->state;
	const struct plain_style style = {
	    .lead = lead,
	    .indent = indent,
	    .width = render->sheet->width,
	    .room = render->sheet->room,
	    .has_color = render->sheet->has_color,
	    .tables = &writer->tables,
	};

	if (is_markdown)
		plain_write(&writer->out, text, &style);
	else
		plain_write_literal(&writer->out, text, &style);
}

void
text_write_label(struct render *render, struct buffer *label, size_t indent)
{
	if (label->size > 0)
		text_write(render, buffer_text(label), false, text_none,
			   indent);
	label->size = 0;
}
