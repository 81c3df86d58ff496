#include "session.h"
#include "write/formats.h"

/* Columns that fit on A4 and Letter paper in a 12-point typeface. */
enum { PAPER_WIDTH = 72 };

/* Returns whether the format supports the layout; reports it if not. */
static bool
layout_agrees(struct session *session, const struct options *options,
	      const struct format *format)
{
	const struct sheet *sheet = &options->sheet;
	const char *wrong = NULL, *needs = "-T text";

	if (sheet->space > 0)
		wrong = "--space";
	else if (sheet->width > 0)
		wrong = "--width";
	else if (sheet->has_page_per_section)
		wrong = "--page-per-section";
	if (format->is_record &&
	    (sheet->has_toc ||
	     (options->has_answers && (sheet->answers == ANSWERS_END ||
				       sheet->answers == ANSWERS_ONLY)))) {
		wrong = sheet->has_toc ? "--toc" : "--answers=end or only";
		needs = "-T markdown or text";
	} else if (format == &format_text) {
		wrong = NULL;
	}
	if (wrong != NULL)
		session_error(session, "%s needs %s, not -T %s", wrong, needs,
			      format->name);
	return wrong == NULL;
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
	if (sheet->title == NULL)
		sheet->title = "Questions";
	if (!options->has_group && !has_operands)
		sheet->group = GROUP_TOPIC;
	if (format == &format_text && sheet->width == 0)
		sheet->width = PAPER_WIDTH;
}

static bool
prepare(struct session *session)
{
	const struct format *format = session_format(session);

	if (!layout_agrees(session, session->options, format))
		return false;
	set_defaults(session->options, format, *session->operands != NULL);
	return true;
}

const struct command command_export = {
    .name = "export",
    .summary = "Writes a study sheet, an answer key or an Anki deck",
    .operands = "[ID | -]...",
    .examples =
	(const char *const[]){
	    "qbank export -g redis >sheet.md",
	    "qbank random -n 20 -T id | qbank export --answers=end -",
	    "qbank export -t databases -T text | pr | lpr",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){export_options, select_options,
					   question_options, print_options,
					   common_options, NULL},
    .format = &format_markdown,
    .answers = ANSWERS_INLINE,
    .needs = NEEDS_SELECTION,
    .prepare = prepare,
};
