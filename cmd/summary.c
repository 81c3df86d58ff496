#include "summary.h"

#include "write/labels.h"

/* Adds how the questions were drawn, as far as the options say. */
static void
add_draw(const struct options *options, struct buffer *out)
{
	if (options->plan != NULL)
		buffer_print(out, "; plan %s", options->plan);
	if (options->spread != GROUP_NONE)
		buffer_print(out, "; spread over each %s",
			     group_names[options->spread]);
	if (options->is_daily)
		buffer_print(out, "; day %04d-%02u-%02u",
			     (int)options->date.year, options->date.month,
			     options->date.day);
}

/*
 * Appends a line such as "20 questions, 30 points; topic databases; seed
 * paper1; variant 2".
 */
void
summary_add(const struct session *session, struct buffer *out)
{
	const struct options *options = session->options;
	size_t count = session->selection.count;
	unsigned long long points = label_total(&session->selection);

	buffer_print(out, "%zu question%s", count, count == 1 ? "" : "s");
	if (points > 0)
		buffer_print(out, ", ");
	label_add_points(out, points);
	filter_describe(&options->filter, out);
	add_draw(options, out);
	if (options->seed != NULL || session->seed.size > 0)
		buffer_print(out, "; seed %.*s",
			     TEXT_ARG(buffer_text(&session->seed)));
	if (options->variant > 0)
		buffer_print(out, "; variant %zu", options->variant);
}
