#include <stdint.h>
#include <unistd.h>

#include "base/index.h"
#include "base/safe.h"
#include "drawing.h"
#include "order/rank.h"
#include "session.h"
#include "write/formats.h"

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
is_plain(const struct options *options)
{
	return !options->is_daily && options->plan == NULL &&
	       options->spread == GROUP_NONE;
}

/* Keeps each question once, even if its id was repeated. */
static void
drop_repeated(struct selection *selection)
{
	struct index ids = {0};
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];
		bool is_new;

		index_add(&ids, question_get(question, FIELD_ID), i, &is_new);
		if (is_new)
			selection->list[kept++] = question;
	}
	selection->count = kept;
	index_free(&ids);
}

static bool
prepare(struct session *session)
{
	return options_agree(session, session->options) &&
	       find_seed(session, session->options, &session->seed);
}

/* Draws from the whole bank without loading other questions. */
static bool
search(struct session *session)
{
	const struct options *options = session->options;
	size_t all = bank_count(&session->bank), first;

	if (options->filter.count > 0 || !is_plain(options) ||
	    !drawing_first(options, all, &first)) {
		filter_select(&options->filter, &session->bank, 0,
			      &session->selection);
		return true;
	}
	rank_bank(&session->bank, buffer_text(&session->seed), first,
		  drawing_number(options), session_jobs(session),
		  &session->selection);
	session->is_drawn = true;
	return true;
}

static bool
pick(struct session *session)
{
	const struct options *options = session->options;

	if (session->is_drawn)
		return true;
	if (*session->operands != NULL)
		drop_repeated(&session->selection);
	if (session->selection.count > 0 || options->plan != NULL)
		return drawing_make(session);
	/* It is not an error if everything has been seen. */
	if (options->seed != NULL && !options->excludes)
		session_error(session, "there are no questions to draw from");
	return true;
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
