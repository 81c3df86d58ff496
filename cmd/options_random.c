#include "base/safe.h"
#include "base/suggest.h"
#include "setters.h"

const char *const day_names[] = {"today", "yesterday", "tomorrow", NULL};

static bool
set_daily(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	struct suggest suggest;

	(void)row;
	options->is_daily = true;
	options->date = environment_today();
	if (text == NULL ||
	    date_parse_day(text_of(text), options->date, &options->date))
		return true;
	suggest_init(&suggest, text_of(text));
	for (size_t i = 0; day_names[i] != NULL; i++)
		suggest_offer(&suggest, text_of(day_names[i]));
	buffer_print(error, "%s is not a date", QUOTE(text_of(text)));
	suggest_print(&suggest, error);
	if (suggest.count == 0)
		buffer_print(error, "; use YYYY-MM-DD, today, yesterday, "
				    "tomorrow, +N or -N");
	return false;
}

static bool
set_spread(const struct option_row *row, struct options *options,
	   const char *text, struct buffer *error)
{
	int at =
	    set_choose("key", text_of(text), group_names + GROUP_TOPIC, error);

	(void)row;
	options->spread = at < 0 ? GROUP_NONE : (enum group)(at + GROUP_TOPIC);
	return at >= 0;
}

const struct option_row random_options[] = {
    {0, "daily", "[=DATE]",
     "print the question of the day; DATE is YYYY-MM-DD, tomorrow or -7",
     set_daily, 0, 0},
    {0, "print-seed", NULL, "print the seed to standard error", set_flag,
     MEMBER(prints_seed), 0},
    {0, "spread", "KEY", "draw evenly by topic, level, tag or source",
     set_spread, 0, 0},
    {0, "plan", "PLAN", "draw by a plan: databases:senior=3,tag:git=1,*=5",
     set_word, MEMBER(plan), 0},
    {0},
};

const struct option_row shuffle_options[] = {
    {0, "seed", "WORD", "draw and shuffle the same way for the same WORD",
     set_word, MEMBER(seed), 0},
    {0, "shuffle", NULL, "shuffle the choices by the seed", set_flag,
     MEMBER(shuffles), 0},
    {0, "variant", "K",
     "make variant K: other questions, or another order of choices", set_number,
     MEMBER(variant), 1},
    {0},
};
