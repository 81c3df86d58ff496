#include "write/markdown_parts.h"

#include "base/safe.h"
#include "markdown/escape.h"
#include "markdown/sheet.h"
#include "write/labels.h"
#include "write/refs.h"

void
markdown_add_paragraph(struct buffer *out, struct text text)
{
	size_t start;

	buffer_add_char(out, '\n');
	start = out->size;
	escape_add_literal(out, text, ESCAPE_PROSE);
	escape_line(out, start);
	buffer_add_char(out, '\n');
}

void
markdown_add_small(struct buffer *out, struct buffer *label)
{
	struct buffer safe = {0};

	if (label->size > 0) {
		safe_add(&safe, buffer_text(label), SAFE_LINE);
		buffer_print(out, "\n*");
		escape_add_text(out, buffer_text(&safe), '*', '*',
				ESCAPE_PROSE);
		buffer_print(out, "*\n");
	}
	buffer_free(&safe);
	buffer_free(label);
}

void
markdown_add_text(struct buffer *out, struct text markdown,
		  const struct image_text *images)
{
	struct buffer addresses = {0};
	struct tree tree = {0};

	images_parse(&tree, markdown, images, &addresses);
	sheet_write(out, &tree, 0);
	tree_free(&tree);
	buffer_free(&addresses);
}

void
markdown_add_refs(struct buffer *out, struct question question)
{
	struct words refs = question_words(question, FIELD_REFS);
	struct text ref;

	if (words_any(refs))
		buffer_print(out, "\nReferences:\n\n");
	while (words_next(&refs, &ref)) {
		struct text address = ref_address(ref);
		size_t start;

		if (!escape_is_autolink(address, false))
			address.size = 0;
		buffer_print(out, "- ");
		start = out->size;
		if (address.size > 0)
			buffer_print(out, "<%.*s>", TEXT_ARG(address));
		if (address.size > 0 && address.size < ref.size &&
		    ref.data[address.size] == ' ')
			buffer_add_char(out, ' ');
		escape_add_literal(out, text_from(ref, address.size),
				   ESCAPE_PROSE);
		escape_line(out, start);
		buffer_add_char(out, '\n');
	}
}

void
markdown_add_choices(struct buffer *out, const struct choices *choices,
		     const struct image_text *images)
{
	struct buffer marker = {0}, addresses = {0};
	bool needs_space = true;

	for (size_t i = 0; i < choices->count; i++) {
		struct tree tree = {0};

		marker.size = 0;
		buffer_print(&marker, "- **");
		label_add_letter(&marker, i);
		buffer_print(&marker, ".** ");
		if (needs_space)
			buffer_add_char(out, '\n');
		addresses.size = 0;
		images_parse(&tree, choices->list[i].text, images, &addresses);
		needs_space =
		    sheet_write_item(out, &tree, buffer_text(&marker));
		tree_free(&tree);
	}
	buffer_free(&marker);
	buffer_free(&addresses);
}
