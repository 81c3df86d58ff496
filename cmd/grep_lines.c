#include "grep_lines.h"

#include "base/color.h"
#include "base/safe.h"
#include "grep_line.h"
#include "grep_place.h"
#include "write/cell.h"

/* More matches than this in one line are not highlighted. */
enum { MOST_MARKS = 10000 };

/* The state of printing a selection and its current question. */
struct printer {
	const struct grep_lines *lines;
	const struct options *options;
	struct buffer *out;
	struct matcher *matcher;
	bool has_output; /* something was printed */
	struct question question;
	struct body body;   /* the text that it is in */
	struct line match;  /* the line with the last match */
	struct line last;   /* the last line that was printed, or zeroed */
	struct cell cell;   /* of a line with a match that is not printed yet */
	struct text shown;  /* what is printed of it */
	const char *marked; /* the end of its part that is in the cell */
	bool is_open;	    /* there is such a line */
};

/* Writes where a line of a text is. */
static void
print_place(const struct printer *printer, struct body body, unsigned number,
	    const char *separator)
{
	grep_place_add(printer->out, printer->question, body, number, separator,
		       printer->lines->has_color);
}

/* Returns a line as it is shown: with context, it keeps its indent. */
static struct text
shown(const struct printer *printer, struct text line)
{
	struct text trimmed = text_trim(line);

	if (!printer->options->has_context_lines || trimmed.size == 0)
		return trimmed;
	trimmed.size += (size_t)(trimmed.data - line.data);
	trimmed.data = line.data;
	return trimmed;
}

/* Prints a line of context. */
static void
print_context(struct printer *printer, const struct line *line)
{
	print_place(printer, printer->body, line->number, "-");
	safe_add(printer->out, shown(printer, line->text), SAFE_TEXT);
	buffer_add_char(printer->out, '\n');
	printer->last = *line;
}

/* Prints the line with matches that is being collected. */
static void
close_line(struct printer *printer)
{
	const char *end;
	size_t matches;

	if (!printer->is_open)
		return;
	end = printer->shown.data + printer->shown.size;
	if (printer->marked < end)
		cell_add(&printer->cell,
			 (struct text){printer->marked,
				       (size_t)(end - printer->marked)},
			 false);
	cell_print(printer->out, &printer->cell, 0,
		   printer->cell.mark_count > 0 ? "" : NULL, &matches);
	buffer_add_char(printer->out, '\n');
	cell_clear(&printer->cell);
	printer->is_open = false;
	printer->last = printer->match;
}

/* Prints the context after the last line, up to LIMIT. */
static void
print_after(struct printer *printer, const char *limit)
{
	size_t count = printer->options->lines_after;
	struct line line = printer->last;

	/* Lines of context do not have any after them. */
	if (line.text.data != printer->match.text.data)
		return;
	for (; count > 0 && line_next(&line) &&
	       (limit == NULL || line.text.data < limit);
	     count--)
		print_context(printer, &line);
}

/* Prints the part of the context before a line that is not printed yet. */
static void
print_before(struct printer *printer, const struct line *match)
{
	struct line line = *match, next = printer->last;
	const char *first = match->piece.data;

	if (!printer->options->has_context_lines)
		return;
	if (next.text.data != NULL) {
		line_next(&next);
		first = next.text.data;
	}
	line_back(&line, first, printer->options->lines_before);
	if (printer->has_output &&
	    (printer->last.text.data == NULL || line.text.data > first)) {
		grep_place_add_separator(printer->out, "--",
					 printer->lines->has_color);
		buffer_add_char(printer->out, '\n');
	}
	for (; line.text.data < match->text.data; line_next(&line))
		print_context(printer, &line);
}

/* Ends a piece of text and prints the rest of it. */
static void
close_piece(struct printer *printer)
{
	close_line(printer);
	print_after(printer, NULL);
	printer->last = (struct line){0};
}

/* Begins a line with a match; the context around it is printed. */
static void
open_line(struct printer *printer, const struct line *line, struct body body)
{
	close_line(printer);
	if (printer->match.piece.data == line->piece.data)
		print_after(printer, line->text.data);
	else
		close_piece(printer);
	printer->body = body;
	print_before(printer, line);
	printer->match = *line;
	print_place(printer, body, line->number, ":");
	printer->cell.keeps_blanks = printer->options->has_context_lines;
	printer->shown = shown(printer, line->text);
	printer->marked = printer->shown.data;
	printer->is_open = printer->has_output = true;
}

/* Highlights a match in the line that is being collected. */
static void
mark(struct printer *printer, const char *start, const char *end)
{
	const char *last = printer->shown.data + printer->shown.size;

	if (!printer->lines->has_color ||
	    printer->cell.mark_count >= 2 * MOST_MARKS)
		return;
	start = start < printer->marked ? printer->marked : start;
	end = end > last ? last : end;
	if (start >= end)
		return;
	cell_add(
	    &printer->cell,
	    (struct text){printer->marked, (size_t)(start - printer->marked)},
	    false);
	cell_add(&printer->cell, (struct text){start, (size_t)(end - start)},
		 true);
	printer->marked = end;
}

/* Prints a match alone, for -o. */
static void
print_match(struct printer *printer, const struct query_cursor *cursor,
	    const struct line *line)
{
	bool has_color = printer->lines->has_color;
	struct text match = {cursor->piece.data + cursor->match.start,
			     cursor->match.end - cursor->match.start};

	if (printer->options->line_numbers) {
		print_place(printer, grep_place_of(printer->question, cursor),
			    line->number, ":");
	} else {
		grep_place_add_id(printer->out, printer->question, has_color);
		buffer_add_char(printer->out, '\t');
	}
	if (has_color)
		buffer_add_text(printer->out, text_of(COLOR_MATCH));
	safe_add(printer->out, match, SAFE_LINE);
	if (has_color)
		buffer_add_text(printer->out, text_of(COLOR_RESET));
	buffer_add_char(printer->out, '\n');
}

/* Prints each matching line once for -n, or each match for -o. */
static enum pattern_result
print_matches(struct printer *printer)
{
	const struct options *options = printer->options;
	struct matcher *matcher = printer->matcher;
	struct query_cursor cursor = {.wants_empty = !options->only_matching};
	enum pattern_result result;
	struct line line = {0};

	matcher_begin(matcher);
	while ((result = query_next(printer->lines->query, matcher,
				    printer->question, &cursor)) ==
	       PATTERN_YES) {
		const char *start = cursor.piece.data + cursor.match.start;

		/* Without numbers, -o does not need the line. */
		if (options->line_numbers)
			line_seek(&line, cursor.piece, cursor.match.start);
		if (options->only_matching) {
			print_match(printer, &cursor, &line);
			continue;
		}
		if (!printer->is_open ||
		    line.text.data != printer->match.text.data)
			open_line(printer, &line,
				  grep_place_of(printer->question, &cursor));
		mark(printer, start, cursor.piece.data + cursor.match.end);
	}
	if (!options->only_matching)
		close_piece(printer);
	return result;
}

/* Prints the first line of a question that does not match, for -n and -v. */
static void
print_first_line(struct printer *printer)
{
	struct question question = printer->question;
	struct text rest = question_get(question, FIELD_QUESTION), line;

	text_cut(&rest, '\n', &line);
	print_place(printer, question_body(question, FIELD_QUESTION), 0, ":");
	safe_add(printer->out, text_trim(line), SAFE_LINE);
	buffer_add_char(printer->out, '\n');
}

/* Prints the lines of a question. */
static void
print_question(struct printer *printer, struct search_result *result)
{
	bool only_matching = printer->options->only_matching;

	if (printer->lines->query->inverted && !only_matching)
		print_first_line(printer);
	else if (!printer->lines->query->inverted &&
		 print_matches(printer) == PATTERN_TROUBLE)
		search_add_trouble(result, printer->question,
				   matcher_trouble(printer->matcher));
}

void
grep_lines_add(const struct grep_lines *lines, size_t first, size_t count,
	       struct matcher *matcher, struct buffer *out,
	       struct search_result *result)
{
	struct printer printer = {
	    .lines = lines,
	    .options = lines->options,
	    .out = out,
	    .matcher = matcher,
	    .has_output = first > 0,
	};

	for (size_t i = 0; i < count; i++) {
		if (matcher_is_spent(matcher)) {
			result->unsearched += count - i;
			break;
		}
		printer.question = lines->selection->list[first + i];
		print_question(&printer, result);
	}
	cell_free(&printer.cell);
}
