#include "markdown/markdown.h"

#include <string.h>

#include "base/ascii.h"

static struct text
first_line(struct text text)
{
	const char *end =
	    text.size > 0 ? memchr(text.data, '\n', text.size) : NULL;

	if (end != NULL)
		text.size = (size_t)(end - text.data);
	return text;
}

static struct text
behind_line(struct text text, struct text line)
{
	return text_from(text,
			 line.size < text.size ? line.size + 1 : text.size);
}

/* Columns of the blanks in front of a line; a tab goes to the next fourth. */
static size_t
indent_of(struct text line)
{
	size_t indent = 0;

	for (size_t i = 0; i < line.size; i++) {
		if (line.data[i] == ' ')
			indent++;
		else if (line.data[i] == '\t')
			indent += 4 - indent % 4;
		else
			break;
	}
	return indent;
}

struct text
md_unindent(struct text line, size_t columns)
{
	size_t indent = 0;

	while (line.size > 0 && indent < columns &&
	       (line.data[0] == ' ' || line.data[0] == '\t')) {
		indent += line.data[0] == '\t' ? 4 - indent % 4 : 1;
		line = text_from(line, 1);
	}
	return line;
}

static bool
is_blank(struct text line)
{
	return text_trim(line).size == 0;
}

/* The length of the fence that a line, without its indent, opens, or 0. */
static size_t
fence_of(struct text line)
{
	char mark = line.size > 0 ? line.data[0] : '\0';
	size_t run = md_run_of(line, mark);

	if ((mark != '`' && mark != '~') || run < 3)
		return 0;
	if (mark == '`' && text_has_any(text_from(line, run), "`"))
		return 0;
	return run;
}

static bool
is_heading(struct text line)
{
	size_t run = md_run_of(line, '#');

	return run >= 1 && run <= 6 &&
	       (run == line.size || line.data[run] == ' ' ||
		line.data[run] == '\t');
}

static bool
is_rule(struct text line)
{
	char mark = line.size > 0 ? line.data[0] : '\0';
	size_t count = 0;

	if (mark != '-' && mark != '*' && mark != '_')
		return false;
	for (size_t i = 0; i < line.size; i++) {
		if (line.data[i] == mark)
			count++;
		else if (line.data[i] != ' ' && line.data[i] != '\t')
			return false;
	}
	return count >= 3;
}

/*
 * Bytes of the list marker at the front of a line, with the blanks behind
 * it, or 0.
 */
static size_t
marker_of(struct text line, bool *is_ordered)
{
	size_t size = 0, blanks;

	while (size < line.size && size < 9 && ascii_is_digit(line.data[size]))
		size++;
	*is_ordered = size > 0;
	if (size == line.size)
		return 0;
	if (size > 0 ? line.data[size] != '.' && line.data[size] != ')'
		     : line.data[0] != '-' && line.data[0] != '*' &&
			   line.data[0] != '+')
		return 0;
	size++;
	blanks = md_run_of(text_from(line, size), ' ');
	if (blanks == 0 && size < line.size && line.data[size] != '\t')
		return 0;
	return size + (blanks <= 4 ? blanks : 1);
}

/* Whether a line is the second one of a table: | --- | :-: | */
static bool
is_delimiter_row(struct text line)
{
	bool has_dash = false;

	for (size_t i = 0; i < line.size; i++) {
		if (line.data[i] == '-')
			has_dash = true;
		else if (!text_has_any((struct text){line.data + i, 1},
				       "|: \t\r"))
			return false;
	}
	return has_dash && text_has_any(line, "|");
}

/* The cells of a row: a pipe in front or behind makes none. */
static size_t
count_cells(struct text row)
{
	size_t cells = 1;

	row = text_trim(row);
	if (row.size > 0 && row.data[0] == '|')
		row = text_from(row, 1);
	for (size_t i = 0; i < row.size; i++) {
		if (row.data[i] == '\\')
			i++;
		else if (row.data[i] == '|' && i + 1 < row.size)
			cells++;
	}
	return cells;
}

static bool
starts_table(struct text rest)
{
	struct text line = first_line(rest);
	struct text next = first_line(behind_line(rest, line));

	return text_has_any(line, "|") && is_delimiter_row(next) &&
	       count_cells(line) == count_cells(next);
}

/* What kind of block begins at the front of REST. */
static enum md_kind
kind_at(const struct md_scanner *scanner, struct text rest,
	struct md_block *block)
{
	struct text line = first_line(rest);
	size_t base = scanner->is_in_list ? scanner->list_indent : 0;
	struct text content;

	block->indent = scanner->offset + indent_of(line);
	content = md_unindent(line, block->indent);
	if (block->indent >= base + 4) {
		block->indent = base + 4;
		return MD_CODE;
	}
	if (fence_of(content) > 0) {
		block->is_fenced = true;
		return MD_CODE;
	}
	if (is_heading(content))
		return MD_HEADING;
	if (is_rule(content))
		return MD_RULE;
	block->marker = marker_of(content, &block->is_ordered);
	if (block->marker > 0)
		return MD_ITEM;
	if (content.data[0] == '>')
		return MD_QUOTE;
	return starts_table(rest) ? MD_TABLE : MD_PARAGRAPH;
}

/*
 * Whether the item that a line begins ends the paragraph in front of it.  One
 * of a list around it does with any number; else the number is 1, so that a
 * year at the front of a line is no list.
 */
static bool
item_interrupts(const struct md_scanner *scanner, const struct md_block *block,
		const struct md_block *next, struct text content)
{
	if (next->marker >= content.size)
		return block->kind == MD_ITEM;
	return !next->is_ordered ||
	       (scanner->is_in_list && next->indent < scanner->list_indent) ||
	       (block->kind == MD_ITEM && block->is_ordered) ||
	       (content.data[0] == '1' &&
		(content.data[1] == '.' || content.data[1] == ')'));
}

/* Whether the last line of a quotation is prose, which may go on without >. */
static bool
ends_in_prose(struct text quote)
{
	struct text rest = quote, line = quote;

	while (text_cut(&rest, '\n', &line)) {
		line = md_unindent(line, indent_of(line));
		if (line.size > 0 && line.data[0] == '>')
			line = text_trim(text_from(line, 1));
		if (fence_of(line) > 0)
			return false;
	}
	return line.size > 0 && !is_heading(line) && !is_rule(line);
}

/*
 * Whether the line at the front of REST ends the block in front of it.  Rules
 * of dashes are underlines in a paragraph.
 */
static bool
interrupts(const struct md_scanner *scanner, const struct md_block *block,
	   struct text rest)
{
	struct md_block next = {0};
	struct text line = first_line(rest), content;

	if (is_blank(line))
		return true;
	content = md_unindent(line, indent_of(line));
	if (block->kind == MD_QUOTE && content.data[0] == '>')
		return false;
	if (block->kind == MD_QUOTE && !ends_in_prose(block->text))
		return true;
	switch (kind_at(scanner, rest, &next)) {
	case MD_CODE:
		return next.is_fenced;
	case MD_ITEM:
		return item_interrupts(scanner, block, &next, content);
	case MD_RULE:
		return content.data[0] != '-' || block->kind == MD_TABLE;
	case MD_TABLE:
		return block->kind != MD_TABLE;
	case MD_PARAGRAPH:
		return false;
	default:
		return true;
	}
}

static void
take_line(struct md_scanner *scanner, struct md_block *block)
{
	struct text line = first_line(scanner->rest);

	block->text.size = (size_t)(line.data + line.size - block->text.data);
	scanner->rest = behind_line(scanner->rest, line);
	scanner->line++;
}

static void
take_fence(struct md_scanner *scanner, struct md_block *block)
{
	struct text open =
	    md_unindent(first_line(scanner->rest), block->indent);
	size_t base = scanner->is_in_list ? scanner->list_indent : 0;
	size_t length = fence_of(open);
	const char *end;

	block->info = text_trim(text_from(open, length));
	take_line(scanner, block);
	block->code.data = scanner->rest.data;
	block->is_unclosed = true;
	end = scanner->rest.data;
	while (scanner->rest.size > 0) {
		struct text line = first_line(scanner->rest);
		struct text content = text_trim(line);

		take_line(scanner, block);
		if (md_run_of(content, open.data[0]) == content.size &&
		    content.size >= length && indent_of(line) < base + 4) {
			block->is_unclosed = false;
			break;
		}
		end = scanner->rest.data;
	}
	block->code.size = (size_t)(end - block->code.data);
}

static void
take_indented(struct md_scanner *scanner, struct md_block *block)
{
	struct md_scanner ahead = *scanner;

	while (ahead.rest.size > 0) {
		struct text line = first_line(ahead.rest);

		if (is_blank(line)) {
			ahead.rest = behind_line(ahead.rest, line);
			ahead.line++;
			continue;
		}
		if (indent_of(line) < block->indent)
			break;
		scanner->rest = ahead.rest;
		scanner->line = ahead.line;
		take_line(scanner, block);
		ahead = *scanner;
	}
	block->code = block->text;
}

static void
take_lines(struct md_scanner *scanner, struct md_block *block)
{
	take_line(scanner, block);
	if (block->kind == MD_HEADING || block->kind == MD_RULE)
		return;
	while (scanner->rest.size > 0) {
		if (interrupts(scanner, block, scanner->rest))
			return;
		take_line(scanner, block);
	}
}

void
md_scan(struct md_scanner *scanner, struct text markdown)
{
	*scanner = (struct md_scanner){.rest = markdown};
}

/*
 * Passes over the marker of an item that begins with another block, code or
 * an item, so that this one is found next.
 */
static bool
enter_item(struct md_scanner *scanner, const struct md_block *block)
{
	struct text line = first_line(scanner->rest), content;
	size_t inside = block->indent + block->marker;
	bool is_ordered;

	if (block->kind != MD_ITEM)
		return false;
	content = md_unindent(line, block->indent);
	if (block->marker >= content.size)
		return false;
	content = text_from(content, block->marker);
	if (fence_of(content) == 0 &&
	    (is_rule(content) || marker_of(content, &is_ordered) == 0))
		return false;
	scanner->rest =
	    text_from(scanner->rest, (size_t)(content.data - line.data));
	scanner->offset = inside;
	scanner->is_in_list = true;
	scanner->list_indent = inside;
	return true;
}

bool
md_next(struct md_scanner *scanner, struct md_block *block)
{
	while (scanner->rest.size > 0 && is_blank(first_line(scanner->rest))) {
		scanner->rest =
		    behind_line(scanner->rest, first_line(scanner->rest));
		scanner->line++;
	}
	if (scanner->rest.size == 0)
		return false;
	do {
		*block = (struct md_block){0};
		block->kind = kind_at(scanner, scanner->rest, block);
	} while (enter_item(scanner, block));
	scanner->offset = 0;
	block->text.data = scanner->rest.data;
	block->line = scanner->line;
	if (block->kind == MD_ITEM) {
		scanner->is_in_list = true;
		scanner->list_indent = block->indent + block->marker;
	} else if (block->indent == 0) {
		scanner->is_in_list = false;
	}
	block->is_in_list = scanner->is_in_list && block->kind != MD_ITEM;
	if (block->kind != MD_CODE)
		take_lines(scanner, block);
	else if (block->is_fenced)
		take_fence(scanner, block);
	else
		take_indented(scanner, block);
	block->line_count = scanner->line - block->line;
	return true;
}

bool
md_next_code_line(const struct md_block *block, struct text *code,
		  struct text *line)
{
	if (!text_cut(code, '\n', line))
		return false;
	*line = md_unindent(*line, block->indent);
	return true;
}

void
md_unquote(struct text quote, struct buffer *out)
{
	struct text line;

	while (text_cut(&quote, '\n', &line)) {
		line = md_unindent(line, indent_of(line));
		if (line.size > 0 && line.data[0] == '>')
			line = text_from(line, 1);
		if (line.size > 0 && line.data[0] == ' ')
			line = text_from(line, 1);
		buffer_add_text(out, line);
		buffer_add_char(out, '\n');
	}
}
