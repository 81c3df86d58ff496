#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/index.h"
#include "base/safe.h"
#include "order/daily.h"
#include "order/draw.h"
#include "order/plan.h"
#include "order/rank.h"
#include "report.h"
#include "session.h"
#include "write/formats.h"

/* One drawing of questions. */
struct drawing {
	struct session *session;
	const struct options *options;
	struct text seed;
	size_t number; /* of questions, unless there is a plan */
	struct plan plan;
};

/* Appends a new random seed, a word that --seed accepts. */
static bool
make_seed(struct session *session, struct buffer *seed)
{
	uint64_t number = 0;

	if (getentropy(&number, sizeof(number)) != 0) {
		session_error(session, "cannot get a random seed");
		return false;
	}
	buffer_print(seed, "%016llx", (unsigned long long)number);
	return true;
}

/* Sets the seed; --daily without --seed uses the empty one. */
static bool
find_seed(struct session *session, const struct options *options,
	  struct buffer *seed)
{
	if (options->seed != NULL)
		buffer_print(seed, "%s", options->seed);
	else if (!options->is_daily && !make_seed(session, seed))
		return false;
	if (options->prints_seed) {
		fputs("--seed=", stderr);
		safe_print(stderr, buffer_text(seed), SAFE_VISIBLE);
		putc('\n', stderr);
	}
	return true;
}

static bool
options_agree(struct session *session, const struct options *options)
{
	const char *wrong = NULL;

	if (options->is_daily &&
	    (options->plan != NULL || options->spread != GROUP_NONE ||
	     options->variant > 0))
		wrong = "--daily cannot be combined with --plan, --spread or "
			"--variant";
	else if (options->plan != NULL && options->spread != GROUP_NONE)
		wrong = "--plan cannot be combined with --spread";
	else if (options->variant > 0 && options->seed == NULL)
		wrong = "--variant needs --seed";
	else if (options->plan != NULL && options->most > 0)
		wrong = "--plan cannot be combined with --number; it has its "
			"own counts";
	if (wrong != NULL)
		session_error(session, "%s", wrong);
	return wrong == NULL;
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

static bool
is_plain(const struct options *options)
{
	return !options->is_daily && options->plan == NULL &&
	       options->spread == GROUP_NONE;
}

/*
 * Counts the questions before the K-th draw.  Returns false if the draw does
 * not fit in ALL questions.
 */
static bool
count_before(const struct options *options, size_t number, size_t all,
	     size_t *before)
{
	size_t draws = options->variant > 0 ? options->variant - 1 : 0;

	if (number > all || draws > all / number ||
	    draws * number > all - number)
		return false;
	*before = draws * number;
	return true;
}

/* Reports that there are not enough questions; returns false. */
static bool
report_shortage(const struct drawing *drawing, size_t all)
{
	size_t variant = drawing->options->variant;

	if (variant > 1)
		session_error(drawing->session,
			      "not enough questions for variant %zu of %zu "
			      "each; there are only %zu",
			      variant, drawing->number, all);
	else
		session_error(drawing->session,
			      "cannot draw %zu questions; there are only %zu",
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

	if (!count_before(options, drawing->number, selection->count, &first))
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
		      "cannot draw %zu questions a day; at most half of the "
		      "%zu there are",
		      drawing->number, all);
	return false;
}

/* Keeps each question once, even if its id was repeated. */
static void
drop_repeated(struct selection *selection)
{
	struct index ids;
	size_t kept = 0, at;

	ids = selection_index(selection);
	for (size_t i = 0; i < selection->count; i++)
		if (index_find(&ids, question_get(selection->list[i], FIELD_ID),
			       &at) &&
		    at == i)
			selection->list[kept++] = selection->list[i];
	selection->count = kept;
	index_free(&ids);
}

static bool
prepare(struct session *session)
{
	return options_agree(session, session->options) &&
	       find_seed(session, session->options, &session->seed);
}

static size_t
number_of(const struct options *options)
{
	return options->most > 0 ? options->most : 1;
}

/* Draws from the whole bank without loading other questions. */
static bool
search(struct session *session)
{
	const struct options *options = session->options;
	size_t all = bank_count(&session->bank), first;

	if (options->filter.count > 0 || !is_plain(options) ||
	    !count_before(options, number_of(options), all, &first)) {
		filter_select(&options->filter, &session->bank, 0,
			      &session->selection);
		return true;
	}
	rank_bank(&session->bank, buffer_text(&session->seed), first,
		  number_of(options), &session->selection);
	session->is_drawn = true;
	return true;
}

static bool
pick(struct session *session)
{
	const struct options *options = session->options;
	struct selection *selection = &session->selection;
	struct drawing drawing = {session,
				  options,
				  buffer_text(&session->seed),
				  number_of(options),
				  {0}};
	bool done;

	if (session->is_drawn)
		return true;
	if (*session->operands != NULL)
		drop_repeated(selection);
	if (selection->count == 0 && options->plan == NULL) {
		/* It is not an error if everything has been seen. */
		if (options->seed != NULL && !options->excludes)
			session_error(session,
				      "there are no questions to draw from");
		return true;
	}
	done = read_plan(session, options->plan, &drawing.plan);
	if (done && options->is_daily)
		done = draw_daily(&drawing, selection);
	else if (done && options->plan != NULL)
		done = draw_plan(&drawing, selection);
	else if (done)
		done = draw_ranks(&drawing, selection);
	plan_free(&drawing.plan);
	return done;
}

const struct command command_random = {
    .name = "random",
    .summary = "Draws questions, or gives the question of the day",
    .operands = "[ID | -]...",
    .examples =
	(const char *const[]){
	    "qbank random --daily -t python",
	    "qbank random -n 20 --seed=paper1 -T id >paper",
	    "qbank random --plan='databases:senior=3,network=2,*=5'",
	    NULL,
	},
    .options =
	(const struct option_row *const[]){random_options, shuffle_options,
					   select_options, question_options,
					   print_options, common_options, NULL},
    .format = &format_text,
    .answers = ANSWERS_NONE,
    .needs = NEEDS_SELECTION,
    .prepare = prepare,
    .search = search,
    .pick = pick,
};
