#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "order/choices.h"
#include "report.h"
#include "session.h"
#include "summary.h"
#include "write/formats.h"
#include "write/images.h"

/* Columns of prose on a wide terminal: longer lines are hard to read. */
enum { MAX_PROSE = 80 };

const struct format *
session_format(const struct session *session)
{
	const struct format *format = session->options->format;

	return format != NULL ? format : session->command->format;
}

bool
session_is_line(struct session *session, const char *option)
{
	const struct format *format = session_format(session);

	if (session->options->sheet.terminator == '\0')
		session_error(session, "%s cannot be combined with -0", option);
	else if (format != &format_line)
		session_error(session, "%s cannot be combined with -T %s",
			      option, format->name);
	return session->options->sheet.terminator != '\0' &&
	       format == &format_line;
}

void
session_explain(const struct session *session)
{
	const struct filter *filter = &session->options->filter;
	struct selection all = {0};
	struct buffer message = {0};
	struct text rest, line;

	selection_add_bank(&all, &session->bank);
	filter_explain(filter, &all, &message);
	rest = buffer_text(&message);
	while (text_cut(&rest, '\n', &line))
		session_hint(session, "%.*s", TEXT_ARG(line));
	if (filter_excludes_all(filter, &all))
		session_hint(session, "--exclude-from leaves nothing: every "
				      "question has been seen");
	buffer_free(&message);
	selection_free(&all);
}

/* Returns the current directory, or NULL if it is unknown. */
static char *
current_directory(void)
{
	char *directory = getcwd(NULL, 0);

	if (directory == NULL && errno == ENOMEM)
		mem_out();
	return directory;
}

enum status
session_print(struct session *session)
{
	const struct format *format = session_format(session);
	struct sheet sheet = session->options->sheet;
	struct buffer summary = {0}, choice_seed = {0};
	char *directory;
	struct images images = {
	    .base = session->options->image_base,
	    .media = session->options->media,
	};

	if (session->selection.count == 0) {
		session_explain(session);
		return session_status(session, STATUS_NOTHING);
	}
	if (!session->options->has_answers)
		sheet.answers = format->is_record ? ANSWERS_INLINE
						  : session->command->answers;
	sheet.has_color = environment_color(session->options->color);
	sheet.columns = environment_columns();
	if (format == &format_text && sheet.width == 0 && !sheet.is_wide) {
		sheet.room = sheet.columns;
		sheet.width = sheet.room < MAX_PROSE ? sheet.room : MAX_PROSE;
	}
	if (!format->is_record)
		summary_add(session, &summary);
	sheet.summary = summary.data;
	if (session->options->shuffles) {
		choices_add_seed(&choice_seed, buffer_text(&session->seed),
				 session->options->variant);
		sheet.choice_seed = choice_seed.data;
	}
	images.directory = directory = current_directory();
	sheet.images = &images;
	render(stdout, format, &sheet, &session->selection);
	if (report_errors(&images.diags))
		session->has_trouble = true;
	images_free(&images);
	free(directory);
	buffer_free(&summary);
	buffer_free(&choice_seed);
	return session_status(session, STATUS_OK);
}
