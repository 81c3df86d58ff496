#include "write/text_head.h"

#include "base/buffer.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "write/labels.h"
#include "write/text_lines.h"

enum { BLANK_WIDTH = 40 }; /* columns of a line to fill in */

void
text_write_heading(struct render *render, struct text heading, char underline)
{
	struct buffer *out = text_out(render);
	size_t start = out->size, columns = 0;
	struct text rest, line;

	text_write(render, heading, false, text_none, 0);
	for (rest = text_from(buffer_text(out), start);
	     text_cut(&rest, '\n', &line);)
		if (utf8_columns(line) > columns)
			columns = utf8_columns(line);
	while (columns-- > 0)
		buffer_add_char(out, underline);
	buffer_add_char(out, '\n');
}

static void
write_toc(struct render *render)
{
	struct buffer entry = {0};

	text_separate(render);
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];

		buffer_add_text(&entry, section->name);
		buffer_print(&entry, " (%zu)", section->count);
		text_write_label(render, &entry, 0);
	}
	buffer_free(&entry);
}

/* Writes "Name: ______". */
static void
write_blanks(struct render *render)
{
	struct text rest = text_of(render->sheet->blanks), name;
	struct buffer *out = text_out(render);

	while (label_next_blank(&rest, &name)) {
		text_separate(render);
		safe_add(out, name, SAFE_LINE);
		buffer_print(out, ": ");
		for (size_t i = 0; i < BLANK_WIDTH; i++)
			buffer_add_char(out, '_');
		buffer_add_char(out, '\n');
	}
}

void
text_write_head(struct render *render)
{
	const struct sheet *sheet = render->sheet;

	if (text_trim(text_of(sheet->title)).size > 0) {
		text_separate(render);
		text_write_heading(render, text_of(sheet->title), '=');
	}
	if (sheet->summary != NULL) {
		text_separate(render);
		text_write(render, text_of(sheet->summary), false, text_none,
			   0);
	}
	if (sheet->blanks != NULL)
		write_blanks(render);
	if (sheet->instructions != NULL) {
		text_separate(render);
		text_write(render, text_of(sheet->instructions), true,
			   text_none, 0);
	}
	if (sheet->has_toc && render->section_count > 0)
		write_toc(render);
}
