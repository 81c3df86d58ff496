#include "md_write.h"

#include <string.h>

#include "ascii.h"
#include "markdown.h"
#include "safe.h"

enum { MAX_LEVEL = 16 };

struct writer {
	struct buffer *out;
	size_t list[MAX_LEVEL]; /* indents of the texts of the open items */
	size_t level;		/* open items */
	size_t next_line;	/* the line behind the last block */
	bool has_text;
};

static bool
is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alphanumeric(c);
}

static char
char_at(struct text text, size_t at)
{
	return at < text.size ? text.data[at] : '\0';
}

/* Whether ":name:" begins at AT: an emoji to some readers. */
static bool
is_emoji(struct text text, size_t at)
{
	size_t end = at + 1;

	while (ascii_is_letter(char_at(text, end)) ||
	       ascii_is_digit(char_at(text, end)) ||
	       char_at(text, end) == '_' || char_at(text, end) == '+' ||
	       char_at(text, end) == '-')
		end++;
	return end > at + 1 && char_at(text, end) == ':';
}

static bool
is_blank_or_end(struct text text, size_t at)
{
	return at >= text.size || strchr(" \t\n", text.data[at]) != NULL;
}

/* Whether AT lies in a word with "://": readers make a link of it. */
static bool
is_in_url(struct text text, size_t at)
{
	size_t start = at;

	while (start > 0 && !is_blank_or_end(text, start - 1))
		start--;
	for (; start + 2 < at; start++)
		if (memcmp(text.data + start, "://", 3) == 0)
			return true;
	return false;
}

/*
 * Whether the character at AT, outside code, means something to one of the
 * readers and not to the others, or is raw HTML.
 */
static bool
needs_escape(struct text text, size_t at)
{
	char c = text.data[at], next = char_at(text, at + 1);

	switch (c) {
	case '`':
		return true;
	case '$':
	case '^':
	case '{':
	case '@':
		return !is_in_url(text, at);
	case '~':
		return next != '~' && (at == 0 || text.data[at - 1] != '~') &&
		       !is_in_url(text, at);
	case '<':
		return ascii_is_letter(next) || next == '/' || next == '!' ||
		       next == '?';
	case ':':
		return is_emoji(text, at);
	case '[':
		return next == '^' || next == '@' || next == ']';
	case ']':
		return next == ':' || next == '{';
	default:
		return false;
	}
}

/* Two characters that are an escape, as every reader takes it. */
static void
write_backslash(struct buffer *out, struct text text, size_t *at)
{
	char next = char_at(text, *at + 1);

	if (next == '\n' || next == '\0') {
		/* A line break; at the end of a paragraph it is none. */
		buffer_print(out, next == '\n' ? "  " : "\\\\");
		*at += 1;
	} else if (!is_punctuation(next)) {
		buffer_print(out, "\\\\");
		*at += 1;
	} else if (strchr("\"',;/?%&=", next) != NULL) {
		buffer_add_char(out, next);
		*at += 2;
	} else {
		buffer_print(out, "\\%c", next);
		*at += 2;
	}
}

static void
write_prose(struct buffer *out, struct text text)
{
	size_t plain = 0;

	for (size_t at = 0; at < text.size;) {
		if (text.data[at] != '\\' && !needs_escape(text, at)) {
			at++;
			continue;
		}
		safe_add(out, (struct text){text.data + plain, at - plain},
			 SAFE_TEXT);
		if (text.data[at] == '\\') {
			write_backslash(out, text, &at);
		} else {
			buffer_add_char(out, '\\');
			buffer_add_char(out, text.data[at++]);
		}
		plain = at;
	}
	safe_add(out, text_from(text, plain), SAFE_TEXT);
}

static void
write_spans(struct buffer *out, struct text text)
{
	struct text piece;
	bool is_code;

	while (md_next_span(&text, &piece, &is_code)) {
		if (is_code)
			safe_add(out, piece, SAFE_TEXT);
		else
			write_prose(out, piece);
	}
}

/* Bytes of a number, a letter or a Roman numeral: what pandoc numbers with. */
static size_t
numeral_of(struct text text)
{
	size_t size = 0;

	while (ascii_is_digit(char_at(text, size)))
		size++;
	if (size > 0)
		return size;
	while (char_at(text, size) != '\0' &&
	       strchr("ivxlcdmIVXLCDM", text.data[size]) != NULL)
		size++;
	return size > 0 ? size : ascii_is_letter(char_at(text, 0));
}

/* Whether a line holds the character C and nothing else: an underline. */
static bool
is_all(struct text line, char c)
{
	line = text_trim(line);
	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] != c)
			return false;
	return line.size > 0;
}

/*
 * Where a backslash keeps a line of a paragraph from being a block to one of
 * the readers: the marker of a list, pandoc's "a." and "(1)" too, an
 * underline, a definition, a div, a line block.  SIZE_MAX: nowhere.
 */
static size_t
marker_at(struct text line)
{
	char c = char_at(line, 0), next = char_at(line, 1);
	bool is_bare = is_blank_or_end(line, 1);
	size_t size;

	if (c == '#' || c == '>' || c == '|' || (c == '(' && next == '@'))
		return 0;
	if (is_bare && c != '\0' && strchr("-*+:~", c) != NULL)
		return 0;
	if (is_all(line, '=') || is_all(line, '-') ||
	    (c == ':' && next == ':') ||
	    (c == '~' && next == '~' && char_at(line, 2) == '~'))
		return 0;
	if (c == '(') {
		size = numeral_of(text_from(line, 1));
		return size > 0 && char_at(line, size + 1) == ')' ? 0
								  : SIZE_MAX;
	}
	size = numeral_of(line);
	if (size > 0 && is_blank_or_end(line, size + 1) &&
	    (char_at(line, size) == '.' || char_at(line, size) == ')'))
		return size;
	return SIZE_MAX;
}

/*
 * Writes up to and with the first newline of REST, prose; AT_START says that
 * it begins a line.  Gives the bytes that it took.
 */
static size_t
write_line_of(struct buffer *out, struct text rest, bool at_start)
{
	const char *end = memchr(rest.data, '\n', rest.size);
	struct text line = rest;
	size_t escape;

	if (end != NULL)
		line.size = (size_t)(end - rest.data) + 1;
	rest = line;
	escape = at_start ? marker_at(line) : SIZE_MAX;
	if (escape != SIZE_MAX) {
		write_prose(out, (struct text){line.data, escape});
		buffer_add_char(out, '\\');
		buffer_add_char(out, line.data[escape]);
		rest = text_from(line, escape + 1);
	}
	write_prose(out, rest);
	return line.size;
}

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
	struct buffer joined = {0};
	size_t start = writer->out->size;
	struct text rest, piece;
	bool is_code, at_start = true;

	join_lines(&joined, text);
	rest = buffer_text(&joined);
	while (md_next_span(&rest, &piece, &is_code)) {
		if (is_code) {
			safe_add(writer->out, piece, SAFE_TEXT);
			at_start = false;
			continue;
		}
		while (piece.size > 0) {
			piece = text_from(
			    piece, write_line_of(writer->out, piece, at_start));
			at_start = piece.size > 0 || rest.size == 0 ||
				   piece.data[-1] == '\n';
		}
	}
	buffer_free(&joined);
	indent_lines(writer, start, indent);
	buffer_add_char(writer->out, '\n');
}

/* The word of an info string that every reader takes as the language. */
static struct text
language_of(struct text info)
{
	size_t size = 0;

	while (size < info.size && (ascii_is_letter(info.data[size]) ||
				    ascii_is_digit(info.data[size]) ||
				    strchr("+-_.#", info.data[size]) != NULL))
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
		safe_add(writer->out, line, SAFE_TEXT);
		buffer_add_char(writer->out, '\n');
	}
	write_fence(writer, length, (struct text){"", 0});
}

static void
write_table(struct writer *writer, struct text rows)
{
	struct text row;

	while (text_cut(&rows, '\n', &row)) {
		write_indent(writer, 4 * writer->level);
		write_spans(writer->out, text_trim(row));
		buffer_add_char(writer->out, '\n');
	}
}

static void
write_quote(struct writer *writer, struct text text)
{
	struct buffer inner = {0}, written = {0};
	struct text line, rest;

	while (text_cut(&text, '\n', &line)) {
		line = text_trim(line);
		if (line.size > 0 && line.data[0] == '>')
			line = text_from(line, 1);
		if (line.size > 0 && line.data[0] == ' ')
			line = text_from(line, 1);
		buffer_add_text(&inner, line);
		buffer_add_char(&inner, '\n');
	}
	md_write(&written, buffer_text(&inner));
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

	write_indent(writer, indent);
	buffer_add_text(writer->out, marker);
	buffer_add_char(writer->out, ' ');
	if (writer->level < MAX_LEVEL)
		writer->list[writer->level++] = block->indent + block->marker;
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
		md_write_literal(writer->out, text_trim(block->text));
		buffer_add_char(writer->out, '\n');
		break;
	default:
		write_indent(writer, 4 * writer->level);
		write_paragraph(writer, block->text, 4 * writer->level);
	}
}

static size_t
count_lines(struct text text)
{
	size_t count = 1;

	for (size_t i = 0; i < text.size; i++)
		count += text.data[i] == '\n';
	return count;
}

void
md_write(struct buffer *out, struct text markdown)
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
		writer.next_line = block.line + count_lines(block.text);
		was_item = block.kind == MD_ITEM;
	}
}

void
md_write_line(struct buffer *out, struct text text)
{
	struct buffer folded = {0}, spans = {0};
	struct text line;

	safe_add(&folded, text_trim(text), SAFE_LINE);
	line = buffer_text(&folded);
	write_spans(&spans, line);
	line = buffer_text(&spans);
	/* A "#" at the end of a heading would close it. */
	if (line.size > 0 && line.data[line.size - 1] == '#' &&
	    (line.size == 1 || line.data[line.size - 2] != '\\')) {
		buffer_add(out, line.data, line.size - 1);
		buffer_print(out, "\\#");
	} else {
		buffer_add_text(out, line);
	}
	buffer_free(&spans);
	buffer_free(&folded);
}

void
md_write_literal(struct buffer *out, struct text text)
{
	struct buffer folded = {0};

	safe_add(&folded, text_trim(text), SAFE_LINE);
	for (size_t i = 0; i < folded.size; i++) {
		if (strchr("\\`*_{}[]()#+-.!|<>~^$:@&", folded.data[i]) != NULL)
			buffer_add_char(out, '\\');
		buffer_add_char(out, folded.data[i]);
	}
	buffer_free(&folded);
}
