#include <string.h>

#include "base/date.h"
#include "fuzz.h"
#include "order/daily.h"
#include "order/plan.h"
#include "read/level.h"
#include "select/filter.h"

/*
 * Takes a line that is a plan, one that is a date, and one that is a clause of
 * a filter, after a byte that chooses the kind.  A plan draws from a bank of
 * six questions.
 */
static const char deck[] = "- {id: a, topic: x/y, tags: [t], level: junior,"
			   " question: a?}\n"
			   "- {id: b, topic: x/y, tags: [t, u], question: b?}\n"
			   "- {id: c, topic: x, level: middle, question: c?}\n"
			   "- {id: d, topic: z, level: senior, question: d?}\n"
			   "- {id: e, topic: z, tags: [u], question: e?}\n"
			   "- {id: f, question: f?}\n";

static void
check_distinct(const struct selection *drawn, struct text text)
{
	for (size_t i = 0; i < drawn->count; i++)
		for (size_t j = 0; j < i; j++)
			fuzz_require(
			    !question_equal(drawn->list[i], drawn->list[j]),
			    "a question is drawn twice", text);
}

static void
draw(struct text text, const struct bank *bank)
{
	struct plan plan = {0};
	struct buffer error = {0};
	struct selection pool = {0};
	size_t offset = 0;

	selection_add_bank(&pool, bank);
	if (!plan_parse(&plan, text, &error, &offset)) {
		fuzz_require(offset <= text.size, "an error outside the plan",
			     text);
		fuzz_require(error.size > 0, "no reason is given", text);
	} else if (plan_draw(&plan, &pool, text_of("seed"), 1, &error)) {
		check_distinct(&pool, text);
		fuzz_require(error.size == 0, "a reason and a draw", text);
	} else {
		fuzz_require(error.size > 0, "no reason is given", text);
	}
	plan_free(&plan);
	buffer_free(&error);
	selection_free(&pool);
}

static void
take_date(struct text text, const struct bank *bank)
{
	struct date date;
	struct selection all = {0};
	struct buffer again = {0};

	if (!date_parse(text, &date))
		return;
	buffer_print(&again, "%04lld-%02u-%02u", (long long)date.year,
		     date.month, date.day);
	fuzz_require(text_equal(buffer_text(&again), text),
		     "a date is read as another one", text);
	selection_add_bank(&all, bank);
	daily_select(&all, text_of("seed"), date, 1);
	fuzz_require(all.count == 1, "no question of the day", text);
	buffer_free(&again);
	selection_free(&all);
}

/* Checks that a filter and its opposite divide the questions between them. */
static void
filter(enum filter_kind kind, struct text words, const struct bank *bank)
{
	struct filter these = {0}, others = {0};
	struct selection all = {0};
	struct buffer message = {0};
	const char *wrong;

	if (filter_add(&these, kind, false, words) &&
	    filter_add(&others, kind, true, words)) {
		selection_add_bank(&all, bank);
		for (size_t i = 0; i < all.count; i++)
			fuzz_require(filter_matches(&these, all.list[i]) !=
					 filter_matches(&others, all.list[i]),
				     "a filter and its opposite", words);
		filter_explain(&these, &all, &message);
		wrong = fuzz_check_safe(buffer_text(&message), "");
		if (wrong != NULL)
			fuzz_fail(wrong, buffer_text(&message));
		selection_free(&all);
	}
	buffer_free(&message);
	filter_free(&these);
	filter_free(&others);
}

static void
open_bank(struct bank *bank)
{
	struct diags diags = {0};

	fuzz_open(bank, text_of(deck), &diags);
	diag_free(&diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bank bank; /* nothing changes it */
	struct text rest = {(const char *)data, size}, line = {NULL, 0};

	if (bank.count == 0)
		open_bank(&bank);
	if (text_cut(&rest, '\n', &line))
		draw(line, &bank);
	if (text_cut(&rest, '\n', &line))
		take_date(line, &bank);
	if (text_cut(&rest, '\n', &line) && line.size > 0)
		filter((unsigned char)line.data[0] % FILTER_ANSWERED,
		       text_from(line, 1), &bank);
	return 0;
}
