#include "drawing.h"

#include "order/daily.h"
#include "order/draw.h"
#include "order/plan.h"
#include "order/rank.h"
#include "report.h"

/* One drawing of questions. */
struct drawing {
	struct session *session;
	const struct options *options;
	struct text seed;
	size_t number; /* of questions, unless there is a plan */
	struct plan plan;
};

size_t
drawing_number(const struct options *options)
{
	return options->most > 0 ? options->most : 1;
}

bool
drawing_first(const struct options *options, size_t all, size_t *first)
{
	size_t draws = options->variant > 0 ? options->variant - 1 : 0;
	size_t number = drawing_number(options);

	if (number > all || draws > all / number ||
	    draws * number > all - number)
		return false;
	*first = draws * number;
	return true;
}

static bool
read_plan(struct session *session, const char *text, struct plan *plan)
{
	struct buffer error = {0};
	size_t offset = 0;
	bool done;

	if (text == NULL)
		return true;
	done = plan_parse(plan, text_of(text), &error, &offset);
	if (!done) {
		report_mark(&error, text_of(text), offset);
		session_error(session, "--plan: %s", error.data);
	}
	buffer_free(&error);
	return done;
}

/* Reports that there are not enough questions; returns false. */
static bool
report_shortage(const struct drawing *drawing, size_t all)
{
	size_t variant = drawing->options->variant;

	if (variant > 1)
		session_error(drawing->session,
			      "cannot draw variant %zu, with %zu question%s "
			      "each, from %zu",
			      variant, drawing->number,
			      drawing->number == 1 ? "" : "s", all);
	else
		session_error(drawing->session,
			      "cannot draw %zu questions from %zu",
			      drawing->number, all);
	return false;
}

static size_t
variant_of(const struct drawing *drawing)
{
	size_t variant = drawing->options->variant;

	return variant > 0 ? variant : 1;
}

/* Makes the K-th draw without a plan, by rank or spread. */
static bool
draw_ranks(struct drawing *drawing, struct selection *selection)
{
	const struct options *options = drawing->options;
	size_t first;

	if (!drawing_first(options, selection->count, &first))
		return report_shortage(drawing, selection->count);
	if (options->spread != GROUP_NONE) {
		draw_spread(selection, drawing->seed, drawing->number,
			    options->spread, variant_of(drawing));
		return true;
	}
	rank_selection(selection, drawing->seed, first, drawing->number);
	selection_slice(selection, first, drawing->number);
	return true;
}

/*
 * Makes the K-th draw by a plan.  If that fails, first reports words that no
 * question has.
 */
static bool
draw_plan(struct drawing *drawing, struct selection *selection)
{
	struct buffer error = {0}, unknown = {0};
	struct selection all = {0};
	struct text rest, line;

	if (plan_draw(&drawing->plan, selection, drawing->seed,
		      variant_of(drawing), &error))
		return true;
	selection_add_bank(&all, &drawing->session->bank);
	plan_explain(&drawing->plan, &all, &unknown);
	rest = buffer_text(unknown.size > 0 ? &unknown : &error);
	while (text_cut(&rest, '\n', &line))
		session_error(drawing->session, "%s%.*s",
			      unknown.size > 0 ? "--plan: " : "",
			      TEXT_ARG(line));
	selection_free(&all);
	buffer_free(&unknown);
	buffer_free(&error);
	return false;
}

static bool
draw_daily(struct drawing *drawing, struct selection *selection)
{
	size_t all = selection->count;

	if (daily_select(selection, drawing->seed, drawing->options->date,
			 drawing->number))
		return true;
	session_error(drawing->session,
		      "cannot draw %zu questions a day from %zu; draw at most "
		      "half of them",
		      drawing->number, all);
	return false;
}

bool
drawing_make(struct session *session)
{
	const struct options *options = session->options;
	struct selection *selection = &session->selection;
	struct drawing drawing = {
	    .session = session,
	    .options = options,
	    .seed = buffer_text(&session->seed),
	    .number = drawing_number(options),
	};
	bool done = read_plan(session, options->plan, &drawing.plan);

	if (done && options->is_daily)
		done = draw_daily(&drawing, selection);
	else if (done && options->plan != NULL)
		done = draw_plan(&drawing, selection);
	else if (done)
		done = draw_ranks(&drawing, selection);
	plan_free(&drawing.plan);
	return done;
}
