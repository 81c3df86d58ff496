#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/safe.h"
#include "session.h"
#include "write/formats.h"

/* Columns that fit on A4 and Letter paper in a 12-point typeface. */
enum { PAPER_WIDTH = 72 };

/* Returns the first option given that needs a sheet, not data, or NULL. */
static const char *
sheet_wish(const struct options *options)
{
	const struct sheet *sheet = &options->sheet;

	if (sheet->has_toc)
		return "--toc";
	if (sheet->blanks != NULL)
		return "--fields";
	if (sheet->instructions != NULL)
		return "--instructions";
	if (sheet->space > 0)
		return "--space";
	if (options->has_answers &&
	    (sheet->answers == ANSWERS_END || sheet->answers == ANSWERS_ONLY))
		return "--answers=end or only";
	return NULL;
}

/* Returns the first option given that needs lines of text, or NULL. */
static const char *
text_wish(const struct sheet *sheet)
{
	if (sheet->width > 0)
		return "--width";
	if (sheet->page_length > 0)
		return "--page-length";
	return NULL;
}

/* Returns the option given that the format does not have, or NULL. */
static const char *
wrong_wish(const struct options *options, const struct format *format,
	   const char **needs)
{
	const struct sheet *sheet = &options->sheet;
	const char *wrong = format->is_record ? sheet_wish(options) : NULL;

	*needs = "-T markdown, text or html";
	if (wrong != NULL)
		return wrong;
	*needs = "-T text";
	if (format != &format_text && text_wish(sheet) != NULL)
		return text_wish(sheet);
	*needs = "-T text or html";
	if (sheet->has_page_per_section && format != &format_text &&
	    format != &format_html)
		return "--page-per-section";
	*needs = "-T markdown";
	if (options->image_base != NULL && format != &format_markdown)
		return "--image-base";
	*needs = "-T anki";
	if (options->media != NULL && format != &format_anki)
		return "--media";
	*needs = "-T html";
	return sheet->lang != NULL && format != &format_html ? "--lang" : NULL;
}

/* Returns whether the format supports the layout; reports it if not. */
static bool
layout_agrees(struct session *session, const struct options *options,
	      const struct format *format)
{
	const char *needs, *wrong = wrong_wish(options, format, &needs);

	if (wrong != NULL)
		session_error(session, "%s needs %s, not -T %s", wrong, needs,
			      format->name);
	return wrong == NULL;
}

/*
 * Returns whether a shuffled paper or key has a seed.  They are made by two
 * runs, which must shuffle alike.
 */
static bool
seed_agrees(struct session *session, const struct options *options)
{
	const char *wrong = options->shuffles	   ? "--shuffle"
			    : options->variant > 0 ? "--variant"
						   : NULL;

	if (options->seed != NULL)
		buffer_print(&session->seed, "%s", options->seed);
	else if (wrong != NULL)
		session_error(session,
			      "%s needs --seed, so that a paper and its key "
			      "agree",
			      wrong);
	return options->seed != NULL || wrong == NULL;
}

/*
 * Sets the defaults.  Named questions keep their order; otherwise the sheet has
 * a section for each topic.
 */
static void
set_defaults(struct options *options, const struct format *format,
	     bool has_operands)
{
	struct sheet *sheet = &options->sheet;

	sheet->is_numbered = true;
	if (sheet->instructions != NULL &&
	    text_trim(text_of(sheet->instructions)).size == 0)
		sheet->instructions = NULL;
	if (sheet->title == NULL)
		sheet->title = "Questions";
	if (!options->has_group && !has_operands)
		sheet->group = GROUP_TOPIC;
	if (format == &format_text && sheet->width == 0)
		sheet->width = PAPER_WIDTH;
	if (!options->has_meta)
		sheet->has_meta =
		    !options->has_answers || sheet->answers != ANSWERS_NONE;
}

/* Returns whether images can be copied if there are any. */
static bool
media_is_there(struct session *session)
{
	const char *media = session->options->media;
	struct stat status;

	if (media == NULL)
		return true;
	if (stat(media, &status) < 0)
		session_error(session, "--media: %s: %s", QUOTE(text_of(media)),
			      strerror(errno));
	else if (!S_ISDIR(status.st_mode))
		session_error(session, "--media: %s: %s", QUOTE(text_of(media)),
			      strerror(ENOTDIR));
	else
		return true;
	return false;
}

static bool
prepare(struct session *session)
{
	const struct format *format = session_format(session);

	if (!layout_agrees(session, session->options, format) ||
	    !seed_agrees(session, session->options) || !media_is_there(session))
		return false;
	set_defaults(session->options, format, *session->operands != NULL);
	return true;
}

const struct command command_export = {
    .name = "export",
    .summary =
	"Writes a study sheet, an exam paper, an answer key or an Anki deck",
    .operands = "[ID | -]...",
    .examples =
	(const char *const[]){
	    "qbank export -g redis >sheet.md",
	    "qbank random -n 20 -T id | qbank export --answers=end -",
	    "qbank export -t databases -T html --toc >sheet.html",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){export_options, shuffle_options,
					   select_options, question_options,
					   print_options, common_options, NULL},
    .format = &format_markdown,
    .answers = ANSWERS_INLINE,
    .needs = NEEDS_SELECTION,
    .prepare = prepare,
};
