#include "markdown/md_write.h"

#include <string.h>

#include "base/ascii.h"
#include "base/safe.h"
#include "markdown/markdown.h"
#include "markdown/md_escape.h"

enum { MAX_LEVEL = 16 };

struct writer {
	struct buffer *out;
	size_t list[MAX_LEVEL]; /* indents of the texts of the open items */
	size_t level;		/* open items */
	size_t next_line;	/* the line behind the last block */
	bool has_text;
};

static void
write_indent(struct writer *writer, size_t columns)
{
	while (columns-- > 0)
		buffer_add_char(writer->out, ' ');
}

/* The text of a paragraph without the indents of its lines. */
static void
join_lines(struct buffer *joined, struct text text)
{
	struct text line, bare;

	while (text_cut(&text, '\n', &line)) {
		bare = text_trim(line);
		if (joined->size > 0)
			buffer_add_char(joined, '\n');
		buffer_add_text(joined, bare);
		/* Two blanks at the end of a line are a line break. */
		if (text.size > 0 && line.size > bare.size + 1 &&
		    line.data[line.size - 1] == ' ' &&
		    line.data[line.size - 2] == ' ')
			buffer_print(joined, "  ");
	}
}

/* Puts an indent behind each newline that was written from START on. */
static void
indent_lines(struct writer *writer, size_t start, size_t indent)
{
	struct buffer tail = {0};
	struct text rest, line;

	if (indent == 0)
		return;
	buffer_add(&tail, writer->out->data + start, writer->out->size - start);
	writer->out->size = start;
	rest = buffer_text(&tail);
	while (text_cut(&rest, '\n', &line)) {
		buffer_add_text(writer->out, line);
		if (rest.size == 0)
			break;
		buffer_add_char(writer->out, '\n');
		write_indent(writer, indent);
	}
	buffer_free(&tail);
}

/*
 * Writes a paragraph, or the text of an item, where the first line is
 * indented already; the others get INDENT.
 */
static void
write_paragraph(struct writer *writer, struct text text, size_t indent)
{
	struct buffer joined = {0}, bracketed = {0};
	size_t start = writer->out->size;
	struct text rest, piece;
	bool is_code, at_start = true;

	join_lines(&joined, text);
	md_escape_brackets(&bracketed, buffer_text(&joined));
	rest = buffer_text(&bracketed);
	while (md_next_span(&rest, &piece, &is_code)) {
		if (is_code) {
			buffer_add_text(writer->out, piece);
			at_start = false;
			continue;
		}
		while (piece.size > 0) {
			piece =
			    text_from(piece, md_escape_line(writer->out, piece,
							    at_start));
			at_start = piece.size > 0 || rest.size == 0 ||
				   piece.data[-1] == '\n';
		}
	}
	buffer_free(&joined);
	buffer_free(&bracketed);
	indent_lines(writer, start, indent);
	buffer_add_char(writer->out, '\n');
}

/* The word of an info string that every reader takes as the language. */
static struct text
language_of(struct text info)
{
	size_t size = 0;

	while (size < info.size &&
	       (ascii_is_alphanumeric(info.data[size]) ||
		text_has_any((struct text){info.data + size, 1}, "+-_.#")))
		size++;
	return (struct text){info.data, size};
}

static void
write_fence(struct writer *writer, size_t length, struct text language)
{
	write_indent(writer, 4 * writer->level);
	while (length-- > 0)
		buffer_add_char(writer->out, '`');
	buffer_add_text(writer->out, language);
	buffer_add_char(writer->out, '\n');
}

static void
write_code(struct writer *writer, const struct md_block *block)
{
	size_t length = md_longest_run(block->code, '`') + 1;
	struct text code = block->code, line;

	if (length < 3)
		length = 3;
	write_fence(writer, length, language_of(block->info));
	while (md_next_code_line(block, &code, &line)) {
		if (line.size > 0)
			write_indent(writer, 4 * writer->level);
		buffer_add_text(writer->out, line);
		buffer_add_char(writer->out, '\n');
	}
	write_fence(writer, length, (struct text){"", 0});
}

/* The second row of a table; lowdown needs a pipe in front and three dashes. */
static void
write_delimiters(struct buffer *out, struct text row)
{
	struct text cell, rest = row;

	if (row.size > 0 && row.data[0] == '|') {
		buffer_add_text(out, row);
		return;
	}
	while (text_cut(&rest, '|', &cell)) {
		cell = text_trim(cell);
		buffer_print(out, "|%s---%s",
			     cell.size > 0 && cell.data[0] == ':' ? ":" : "",
			     cell.size > 1 && cell.data[cell.size - 1] == ':'
				 ? ":"
				 : "");
	}
	buffer_add_char(out, '|');
}

static void
write_table(struct writer *writer, struct text rows)
{
	struct text row;

	for (size_t i = 0; text_cut(&rows, '\n', &row); i++) {
		write_indent(writer, 4 * writer->level);
		if (i == 1)
			write_delimiters(writer->out, text_trim(row));
		else
			md_escape_spans(writer->out, text_trim(row));
		buffer_add_char(writer->out, '\n');
	}
}

static void write_blocks(struct buffer *out, struct text markdown);

static void
write_quote(struct writer *writer, struct text text)
{
	struct buffer inner = {0}, written = {0};
	struct text line, rest;

	md_unquote(text, &inner);
	write_blocks(&written, buffer_text(&inner));
	rest = buffer_text(&written);
	while (text_cut(&rest, '\n', &line)) {
		write_indent(writer, 4 * writer->level);
		buffer_print(writer->out, line.size > 0 ? "> " : ">");
		buffer_add_text(writer->out, line);
		buffer_add_char(writer->out, '\n');
	}
	buffer_free(&written);
	buffer_free(&inner);
}

static void
write_item(struct writer *writer, const struct md_block *block)
{
	struct text text = md_unindent(block->text, block->indent);
	struct text marker = text_trim((struct text){text.data, block->marker});
	size_t indent = 4 * writer->level;

	if (writer->level < MAX_LEVEL)
		writer->list[writer->level++] = block->indent + block->marker;
	/* A lone marker says nothing, and underlines what is above it. */
	if (block->marker >= text.size)
		return;
	write_indent(writer, indent);
	buffer_add_text(writer->out, marker);
	buffer_add_char(writer->out, ' ');
	write_paragraph(writer,
			block->marker < text.size
			    ? text_from(text, block->marker)
			    : (struct text){"", 0},
			indent + marker.size + 1);
}

/* Closes the items that a block, by its indent, is not part of. */
static void
close_items(struct writer *writer, const struct md_block *block)
{
	if (block->kind != MD_ITEM && !block->is_in_list)
		writer->level = 0;
	while (writer->level > 0 &&
	       block->indent < writer->list[writer->level - 1] &&
	       (block->kind == MD_ITEM || writer->level > 1))
		writer->level--;
}

static void
write_block(struct writer *writer, const struct md_block *block)
{
	switch (block->kind) {
	case MD_CODE:
		write_code(writer, block);
		break;
	case MD_TABLE:
		write_table(writer, block->text);
		break;
	case MD_ITEM:
		write_item(writer, block);
		break;
	case MD_QUOTE:
		write_quote(writer, block->text);
		break;
	case MD_RULE:
		write_indent(writer, 4 * writer->level);
		md_escape_literal(writer->out, text_trim(block->text));
		buffer_add_char(writer->out, '\n');
		break;
	default:
		write_indent(writer, 4 * writer->level);
		write_paragraph(writer, block->text, 4 * writer->level);
	}
}

/* Writes a text that is safe. */
static void
write_blocks(struct buffer *out, struct text markdown)
{
	struct writer writer = {.out = out};
	struct md_scanner scanner;
	struct md_block block;
	bool was_item = false;

	md_scan(&scanner, markdown);
	while (md_next(&scanner, &block)) {
		bool is_tight = was_item && block.kind == MD_ITEM &&
				block.line == writer.next_line;

		close_items(&writer, &block);
		if (writer.has_text && !is_tight)
			buffer_add_char(out, '\n');
		write_block(&writer, &block);
		writer.has_text = true;
		writer.next_line = block.line + block.line_count;
		was_item = block.kind == MD_ITEM;
	}
}

void
md_write(struct buffer *out, struct text markdown)
{
	struct buffer safe = {0};

	safe_add(&safe, markdown, SAFE_TEXT);
	write_blocks(out, buffer_text(&safe));
	buffer_free(&safe);
}
