#include "markdown/html_leaf.h"

void
html_add_address(struct buffer *out, struct text address)
{
	if (address.size == 0)
		return;
	buffer_print(out, " (");
	html_escape(out, address);
	buffer_add_char(out, ')');
}

void
html_add_code(struct buffer *out, const struct tree *tree, size_t at,
	      const struct html_style *style)
{
	struct text language = node_language(&tree->nodes[at]);
	struct buffer code = {0};

	buffer_print(out, "<pre");
	if (style->is_page)
		buffer_print(out, "%s dir=\"ltr\" tabindex=\"0\"",
			     text_is(language, "output") ? " class=\"output\""
							 : "");
	buffer_print(out, "><code");
	if (language.size > 0)
		buffer_print(out, " class=\"language-%.*s\"",
			     TEXT_ARG(language));
	buffer_add_char(out, '>');
	tree_add_text(&code, tree, at);
	if (code.size > 0)
		code.size--; /* the newline of the last line */
	html_escape(out, buffer_text(&code));
	buffer_print(out, "</code></pre>\n");
	buffer_free(&code);
}

void
html_add_image(struct buffer *out, const struct tree *tree, size_t at,
	       const struct html_style *style)
{
	struct text address = tree->nodes[at].text;
	struct buffer alt = {0};

	tree_add_text(&alt, tree, at);
	if (style->add_image == NULL ||
	    !style->add_image(out, address, buffer_text(&alt),
			      style->context)) {
		html_escape(out, buffer_text(&alt));
		html_add_address(out, address);
	}
	buffer_free(&alt);
}
