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
	struct buffer *out = text_out(render), safe = {0};

	safe_add(&safe, heading, SAFE_LINE);
	buffer_add_text(out, buffer_text(&safe));
	buffer_add_char(out, '\n');
	for (size_t i = utf8_columns(buffer_text(&safe)); i > 0; i--)
		buffer_add_char(out, underline);
	buffer_add_char(out, '\n');
	buffer_free(&safe);
}

static void
write_toc(struct render *render)
{
	text_separate(render);
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];

		safe_add(text_out(render), section->name, SAFE_LINE);
		buffer_print(text_out(render), " (%zu)\n", section->count);
	}
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

	text_separate(render);
	text_write_heading(render, text_of(sheet->title), '=');
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
