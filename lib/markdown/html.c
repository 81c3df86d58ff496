#include "markdown/html.h"

#include <string.h>

#include "base/ascii.h"
#include "base/safe.h"
#include "markdown/markdown.h"

void
html_escape(struct buffer *out, struct text text)
{
	struct buffer safe = {0};

	safe_add(&safe, text, SAFE_TEXT);
	for (size_t i = 0; i < safe.size; i++) {
		switch (safe.data[i]) {
		case '&':
			buffer_print(out, "&amp;");
			break;
		case '<':
			buffer_print(out, "&lt;");
			break;
		case '>':
			buffer_print(out, "&gt;");
			break;
		default:
			buffer_add_char(out, safe.data[i]);
		}
	}
	buffer_free(&safe);
}

static bool
is_blank_at(struct text prose, size_t at)
{
	return at >= prose.size || prose.data[at] == ' ' ||
	       prose.data[at] == '\n';
}

/* Two stars with a word on at least one side. */
static bool
is_strong(struct text prose, size_t at)
{
	return at + 1 < prose.size && prose.data[at] == '*' &&
	       prose.data[at + 1] == '*' &&
	       !((at == 0 || is_blank_at(prose, at - 1)) &&
		 at + 2 < prose.size && is_blank_at(prose, at + 2));
}

/* The marks of bold text in a paragraph, outside its code. */
static size_t
count_strong(struct text paragraph)
{
	struct text piece;
	size_t count = 0;
	bool is_code;

	while (md_next_span(&paragraph, &piece, &is_code)) {
		for (size_t i = 0; !is_code && i < piece.size; i++) {
			if (piece.data[i] == '\\') {
				i++;
			} else if (is_strong(piece, i)) {
				count++;
				i++;
			}
		}
	}
	return count;
}

static bool
is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alphanumeric(c);
}

/* Bytes of a number of a character, "&#60;" or "&#x3C;", or 0. */
static size_t
numeric_size(struct text text)
{
	size_t size = 2;

	if (text.size < 4 || memcmp(text.data, "&#", 2) != 0)
		return 0;
	while (size < text.size && ascii_is_alphanumeric(text.data[size]))
		size++;
	return size > 2 && size < text.size && text.data[size] == ';' ? size + 1
								      : 0;
}

/*
 * Bytes of an entity at the front of a text, one by its number or of the few
 * that people write by name, or 0.
 */
static size_t
entity_size(struct text text)
{
	static const char *const names[] = {"&amp;",  "&lt;",	"&gt;",
					    "&quot;", "&nbsp;", "&copy;"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t size = strlen(names[i]);

		if (text.size >= size && memcmp(text.data, names[i], size) == 0)
			return size;
	}
	return numeric_size(text);
}

/* *STRONG is whether bold text is open; it is left alone if TOGGLES is not. */
static void
write_prose(struct buffer *out, struct text prose, bool toggles, bool *strong)
{
	for (size_t i = 0; i < prose.size; i++) {
		if (prose.data[i] == '\\' && i + 1 < prose.size &&
		    is_punctuation(prose.data[i + 1])) {
			html_escape(out, (struct text){prose.data + ++i, 1});
		} else if (toggles && is_strong(prose, i)) {
			buffer_print(out, *strong ? "</b>" : "<b>");
			*strong = !*strong;
			i++;
		} else if (entity_size(text_from(prose, i)) > 0) {
			size_t size = entity_size(text_from(prose, i));

			buffer_add(out, prose.data + i, size);
			i += size - 1;
		} else if (prose.data[i] == '\n') {
			buffer_add_char(out, ' ');
		} else {
			size_t end = i + 1;

			while (end < prose.size &&
			       ((unsigned char)prose.data[end] & 0xC0) == 0x80)
				end++;
			html_escape(out,
				    (struct text){prose.data + i, end - i});
			i = end - 1;
		}
	}
}

/*
 * The text of a code span between its backticks, less one blank at each end
 * if there is one at both.
 */
static struct text
inside_span(struct text span)
{
	size_t ticks = 0;
	struct text inside;

	while (ticks < span.size && span.data[ticks] == '`')
		ticks++;
	inside = (struct text){span.data + ticks, span.size - 2 * ticks};
	if (inside.size > 2 && inside.data[0] == ' ' &&
	    inside.data[inside.size - 1] == ' ' && text_trim(inside).size > 0)
		inside = (struct text){inside.data + 1, inside.size - 2};
	return inside;
}

static void
write_paragraph(struct buffer *out, struct text text)
{
	bool toggles = count_strong(text) % 2 == 0, strong = false, is_code;
	struct text piece;

	while (md_next_span(&text, &piece, &is_code)) {
		if (is_code) {
			struct buffer line = {0};

			safe_add(&line, inside_span(piece), SAFE_LINE);
			buffer_print(out, "<code>");
			html_escape(out, buffer_text(&line));
			buffer_print(out, "</code>");
			buffer_free(&line);
		} else {
			write_prose(out, piece, toggles, &strong);
		}
	}
}

static void
write_code(struct buffer *out, const struct md_block *block)
{
	struct text code = block->code, line;

	buffer_print(out, "<pre><code>");
	while (md_next_code_line(block, &code, &line)) {
		html_escape(out, line);
		if (code.size > 0)
			buffer_add_char(out, '\n');
	}
	buffer_print(out, "</code></pre>");
}

static void
write_block(struct buffer *out, const struct md_block *block)
{
	if (block->kind == MD_CODE) {
		write_code(out, block);
		return;
	}
	if (block->kind == MD_QUOTE) {
		struct buffer inner = {0};

		md_unquote(block->text, &inner);
		buffer_print(out, "<blockquote>");
		html_write(out, buffer_text(&inner));
		buffer_print(out, "</blockquote>");
		buffer_free(&inner);
		return;
	}
	if (block->kind == MD_TABLE) {
		buffer_print(out, "<pre>");
		html_escape(out, text_chomp(block->text));
		buffer_print(out, "</pre>");
		return;
	}
	for (size_t i = 0; i < block->indent; i++)
		buffer_print(out, "&nbsp;");
	write_paragraph(out, text_trim(block->text));
}

void
html_write(struct buffer *out, struct text markdown)
{
	struct md_scanner scanner;
	struct md_block block;
	bool is_first = true, was_pre = false, was_item = false;

	md_scan(&scanner, markdown);
	while (md_next(&scanner, &block)) {
		bool is_pre = block.kind == MD_CODE || block.kind == MD_TABLE ||
			      block.kind == MD_QUOTE;
		bool is_item = block.kind == MD_ITEM;

		/* <pre> and <blockquote> bring their own distance. */
		if (!is_first && !is_pre && !was_pre)
			buffer_print(out,
				     is_item && was_item ? "<br>" : "<br><br>");
		write_block(out, &block);
		is_first = false;
		was_pre = is_pre;
		was_item = is_item;
	}
}
