#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

#include "commands.h"
#include "formats.h"
#include "rank.h"
#include "session.h"

/* A seed that nobody has had, as a word that --seed takes. */
static void
make_seed(struct buffer *seed)
{
	uint64_t number = 0;

	if (getentropy(&number, sizeof(number)) != 0)
		abort();
	buffer_print(seed, "%016llx", (unsigned long long)number);
}

static bool
draw(struct session *session, const struct options *options,
     struct selection *selection)
{
	size_t number = options->most > 0 ? options->most : 1;
	struct buffer seed = {0};

	if (number > selection->count && selection->count > 0) {
		session_error(session, "%zu wanted, there are %zu", number,
			      selection->count);
		return false;
	}
	if (options->seed != NULL)
		buffer_print(&seed, "%s", options->seed);
	else
		make_seed(&seed);
	rank_selection(selection, buffer_text(&seed), 0, number);
	selection_slice(selection, 0, number);
	buffer_free(&seed);
	return true;
}

static enum status
run(struct session *session, struct options *options, char **operands)
{
	struct bank bank = {0};
	struct selection selection = {0};
	enum status status = STATUS_TROUBLE;

	if (session_bank(session, &bank) &&
	    session_select(session, options, operands, &bank, &selection) &&
	    draw(session, options, &selection)) {
		session_order(options, &selection);
		status = session_print(session, options, &bank, &selection);
	}
	selection_free(&selection);
	bank_free(&bank);
	return status;
}

const struct command command_random = {
    .name = "random",
    .summary = "Draws questions",
    .operands = "[ID | -]...",
    .examples =
        (const char *const[]){
            "qbank random",
            "qbank random -a -t databases",
            "qbank random -n 20 --seed=paper1 -T id >paper",
            NULL,
        },
    .options =
        (const struct option_row *const[]){
            random_options, select_options, question_options, print_options,
            common_options, NULL},
    .format = &format_text,
    .answers = ANSWERS_NONE,
    .run = run,
};
