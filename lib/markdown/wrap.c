#include "markdown/wrap.h"

#include <string.h>

#include "base/buffer.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

enum { TAB_WIDTH = 8 };

struct wrap {
	FILE *out;
	size_t indent, width;
	struct text lead;   /* not written yet if it is not empty */
	const char *prefix; /* behind the indent of a line: "> ", or "" */
};

/* The indent of a line; the first of all has the lead in it. */
static void
write_indent(struct wrap *wrap, size_t columns)
{
	size_t used = utf8_columns(wrap->lead);

	if (wrap->lead.size > 0)
		fwrite(wrap->lead.data, 1, wrap->lead.size, wrap->out);
	if (used < columns)
		fprintf(wrap->out, "%*s", (int)(columns - used), "");
	fputs(wrap->prefix, wrap->out);
	wrap->lead.size = 0;
}

static struct text
safe_line(struct buffer *buffer, struct text line)
{
	size_t column = 0, size;

	buffer->size = 0;
	for (; line.size > 0; line = text_from(line, size)) {
		uint32_t code_point = utf8_decode(line, &size);

		if (code_point == '\t') {
			do
				buffer_add_char(buffer, ' ');
			while (++column % TAB_WIDTH != 0);
			continue;
		}
		safe_add(buffer, (struct text){line.data, size}, SAFE_TEXT);
		column += utf8_width(code_point);
	}
	return buffer_text(buffer);
}

/* Writes lines as they stand, each behind INDENT columns. */
static void
write_lines(struct wrap *wrap, struct text text, size_t indent)
{
	struct buffer safe = {0};
	struct text line;

	while (text_cut(&text, '\n', &line)) {
		line = safe_line(&safe, line);
		if (line.size > 0 || wrap->lead.size > 0)
			write_indent(wrap, indent);
		if (line.size > 0)
			fwrite(line.data, 1, line.size, wrap->out);
		putc('\n', wrap->out);
	}
	buffer_free(&safe);
}

/* Code and tables: to the left until the longest line fits. */
static void
write_fixed(struct wrap *wrap, struct text text)
{
	struct buffer safe = {0};
	struct text rest = text, line;
	size_t longest = 0, indent = wrap->indent;

	while (text_cut(&rest, '\n', &line)) {
		size_t columns = utf8_columns(safe_line(&safe, line));

		if (columns > longest)
			longest = columns;
	}
	buffer_free(&safe);
	if (longest >= wrap->width)
		indent = 0;
	else if (indent > wrap->width - longest)
		indent = wrap->width - longest;
	if (wrap->lead.size > 0) {
		write_indent(wrap, 0);
		putc('\n', wrap->out);
	}
	write_lines(wrap, text, indent);
}

/*
 * Bytes of the next piece that no line may be broken in: a word, or one wide
 * character, for these are written without blanks.
 */
static size_t
piece_of(struct text text, size_t *columns)
{
	size_t at = 0, size;

	*columns = 0;
	while (at < text.size && text.data[at] != ' ') {
		unsigned width =
		    utf8_width(utf8_decode(text_from(text, at), &size));

		if (width == 2 && at > 0)
			break;
		at += size;
		*columns += width;
		if (width != 2)
			continue;
		while (at < text.size &&
		       utf8_width(utf8_decode(text_from(text, at), &size)) == 0)
			at += size;
		break;
	}
	return at;
}

/*
 * Fills lines with the words of a text, from COLUMN on; the lines after the
 * first begin behind HANG columns.
 */
static void
fill(struct wrap *wrap, struct text rest, size_t column, size_t hang)
{
	size_t columns, size, prefix = strlen(wrap->prefix);
	bool has_blank = false, is_first = true;

	while (rest.size > 0) {
		if (rest.data[0] == ' ') {
			has_blank = true;
			rest = text_from(rest, 1);
			continue;
		}
		size = piece_of(rest, &columns);
		if (!is_first && column + has_blank + columns > wrap->width) {
			putc('\n', wrap->out);
			write_indent(wrap, hang);
			column = hang + prefix;
		} else if (has_blank) {
			putc(' ', wrap->out);
			column++;
		}
		fwrite(rest.data, 1, size, wrap->out);
		column += columns;
		rest = text_from(rest, size);
		has_blank = is_first = false;
	}
	putc('\n', wrap->out);
}

/* A paragraph, or an item: its marker stays as it is, its text hangs. */
static void
write_filled(struct wrap *wrap, const struct md_block *block)
{
	size_t indent = wrap->indent + block->indent;
	size_t hang = indent + block->marker;
	struct text text = md_unindent(block->text, block->indent);
	struct buffer safe = {0};

	write_indent(wrap, indent);
	fwrite(text.data, 1, block->marker, wrap->out);
	safe_add(&safe, text_trim(text_from(text, block->marker)), SAFE_LINE);
	fill(wrap, buffer_text(&safe), hang, hang);
	buffer_free(&safe);
}

/* A quotation: each line of it has its ">" again. */
static void
write_quote(struct wrap *wrap, struct text text)
{
	struct buffer words = {0}, safe = {0};
	struct text line;

	while (text_cut(&text, '\n', &line)) {
		line = text_trim(line);
		if (line.size > 0 && line.data[0] == '>')
			line = text_from(line, 1);
		buffer_add_text(&words, line);
		buffer_add_char(&words, ' ');
	}
	safe_add(&safe, text_trim(buffer_text(&words)), SAFE_LINE);
	wrap->prefix = "> ";
	write_indent(wrap, wrap->indent);
	fill(wrap, buffer_text(&safe), wrap->indent + 2, wrap->indent);
	wrap->prefix = "";
	buffer_free(&words);
	buffer_free(&safe);
}

static void
write_block(struct wrap *wrap, const struct md_block *block)
{
	switch (block->kind) {
	case MD_CODE:
	case MD_TABLE:
		write_fixed(wrap, block->text);
		break;
	case MD_QUOTE:
		write_quote(wrap, block->text);
		break;
	default:
		write_filled(wrap, block);
	}
}

void
wrap_print(FILE *out, struct text markdown, struct text lead, size_t indent,
	   size_t width)
{
	struct wrap wrap = {out, indent, width, lead, ""};
	struct md_scanner scanner;
	struct md_block block;
	size_t next_line = 0;

	if (width == 0) {
		write_lines(&wrap, markdown, indent);
		return;
	}
	md_scan(&scanner, markdown);
	while (md_next(&scanner, &block)) {
		/* An empty line stays one; lines that touch stay so. */
		if (next_line > 0 && block.line > next_line)
			putc('\n', out);
		write_block(&wrap, &block);
		next_line = block.line + block.line_count;
	}
}
