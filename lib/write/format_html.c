#include "base/buffer.h"
#include "markdown/direction.h"
#include "markdown/html.h"
#include "write/formats.h"
#include "write/labels.h"
#include "write/page_question.h"
#include "write/page_style.h"

/*
 * A page that needs nothing else: no scripts, fonts, or images from anywhere.
 * The policy makes a browser refuse what a mistake here might let through.  It
 * allows style for the sheet's own rules and for the alignment of cells.  The
 * empty icon keeps a browser from asking a server for one.
 */
static const char head[] =
    "<head>\n"
    "<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'\"/>\n"
    "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\"/>\n"
    "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
    "<link rel=\"icon\" href=\"data:,\"/>\n";

static void
flush(struct render *render, struct buffer *buffer)
{
	buffer_flush(buffer, render->out);
}

static struct text
title_of(const struct render *render)
{
	const char *title = render->sheet->title;

	return text_of(title != NULL ? title : "Questions");
}

/* Adds everything before the visible part of the page. */
static void
add_head(const struct render *render, struct buffer *out)
{
	static const char *const layouts[] = {
	    [ANSWERS_NONE] = "none",
	    [ANSWERS_INLINE] = "inline",
	    [ANSWERS_END] = "end",
	    [ANSWERS_ONLY] = "only",
	};
	const struct sheet *sheet = render->sheet;

	buffer_print(out, "<!DOCTYPE html>\n<html lang=\"");
	html_escape(out, text_of(sheet->lang != NULL ? sheet->lang : "en"));
	buffer_print(out, "\">\n%s<title>", head);
	html_escape(out, title_of(render));
	buffer_print(out, "</title>\n<style>\n");
	for (size_t i = 0; page_style[i] != NULL; i++)
		buffer_add_text(out, text_of(page_style[i]));
	buffer_print(out, "</style>\n</head>\n<body class=\"qbank %s%s%s\">\n",
		     layouts[sheet->answers],
		     sheet->is_numbered ? " numbered" : "",
		     sheet->has_page_per_section ? " paged" : "");
}

/* Adds lines to fill in. */
static void
add_blanks(const struct render *render, struct buffer *out)
{
	struct text rest = text_of(render->sheet->blanks), name;

	buffer_print(out, "<div class=\"blanks\">\n");
	while (label_next_blank(&rest, &name)) {
		buffer_print(out, "<p dir=\"auto\">");
		html_escape(out, name);
		buffer_print(out, ":</p>\n");
	}
	buffer_print(out, "</div>\n");
}

static void
add_header(const struct render *render, struct buffer *out)
{
	static const struct image_text no_images = {0};
	const struct sheet *sheet = render->sheet;

	buffer_print(out, "<header>\n");
	page_add_element(out, "h1", "", title_of(render));
	if (sheet->summary != NULL)
		page_add_element(out, "p", " class=\"summary\"",
				 text_of(sheet->summary));
	if (sheet->blanks != NULL)
		add_blanks(render, out);
	if (sheet->instructions != NULL)
		page_add_markdown(out, text_of(sheet->instructions),
				  &no_images);
	buffer_print(out, "</header>\n");
}

static void
add_toc(const struct render *render, struct buffer *out)
{
	buffer_print(out, "<nav aria-label=\"Contents\">\n<ul>\n");
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];

		buffer_print(out, "<li><a href=\"#section-%zu\" dir=\"auto\">",
			     i + 1);
		html_escape(out, section->name);
		buffer_print(out, " (%zu)</a></li>\n", section->count);
	}
	buffer_print(out, "</ul>\n</nav>\n");
}

static void
begin(struct render *render)
{
	struct buffer out = {0};

	add_head(render, &out);
	add_header(render, &out);
	if (render->sheet->has_toc && render->section_count > 0)
		add_toc(render, &out);
	buffer_print(&out, "<main>\n");
	flush(render, &out);
}

/* Closes the previous section, if there is one, and opens another. */
static void
open_section(struct render *render)
{
	if (render->has_output)
		fputs("</section>\n", render->out);
	fputs("<section>\n", render->out);
	render->has_output = true;
}

static void
write_section(struct render *render, const struct section *section)
{
	struct buffer out = {0};

	open_section(render);
	buffer_print(&out, "<h2 id=\"section-%zu\" dir=\"%s\">",
		     (size_t)(section - render->sections) + 1,
		     direction_name(
			 direction_is_right_text(section->name, false), false));
	html_escape(&out, section->name);
	buffer_print(&out, "</h2>\n");
	flush(render, &out);
}

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct buffer out = {0};

	page_add_question(&out, render, question, number, part);
	flush(render, &out);
}

static void
write_answers(struct render *render)
{
	open_section(render);
	fputs("<h2 id=\"answers\">Answers</h2>\n", render->out);
}

/* Adds the authors and licenses of the questions below a sheet. */
static void
add_credits(const struct render *render, struct buffer *out)
{
	struct buffer credits = {0};
	struct text rest, line;

	if (render->sheet->title != NULL)
		label_add_credits(&credits, render->selection);
	rest = buffer_text(&credits);
	if (rest.size > 0)
		buffer_print(out, "<footer>\n");
	while (text_cut(&rest, '\n', &line))
		page_add_element(out, "p", "", line);
	if (credits.size > 0)
		buffer_print(out, "</footer>\n");
	buffer_free(&credits);
}

static void
end(struct render *render)
{
	struct buffer out = {0};

	buffer_print(&out, render->has_output ? "</section>\n" : "");
	buffer_print(&out, "</main>\n");
	add_credits(render, &out);
	buffer_print(&out, "</body>\n</html>\n");
	flush(render, &out);
}

const struct format format_html = {
    .name = "html",
    .summary = "one page for a browser and for paper",
    .reads_images = true,
    .begin = begin,
    .section = write_section,
    .question = write_question,
    .answers = write_answers,
    .end = end,
};
