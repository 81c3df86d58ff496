#include "operands.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/safe.h"
#include "base/slurp.h"
#include "base/suggest.h"
#include "read/id.h"

/*
 * To look for near ids takes time with each one in the bank, so hints end
 * after a few messages, and so do messages.
 */
enum { MOST_HINTS = 5, MOST_UNKNOWN = 20 };

struct lookup {
	struct session *session;
	struct selection all;
	struct index ids;
	size_t unknown;
};

static void
report_unknown(struct lookup *lookup, struct text id)
{
	const struct selection *all = &lookup->all;
	struct buffer hint = {0};
	struct suggest suggest;

	if (++lookup->unknown > MOST_UNKNOWN)
		return;
	suggest_init(&suggest, id);
	for (size_t i = 0; i < all->count && lookup->unknown <= MOST_HINTS; i++)
		suggest_offer(&suggest, question_get(all->list[i], FIELD_ID));
	suggest_print(&suggest, &hint);
	session_error(lookup->session, "unknown id %s%s", QUOTE(id),
		      hint.size > 0 ? hint.data : "");
	buffer_free(&hint);
}

static void
add_id(struct lookup *lookup, struct text id)
{
	size_t at;

	if (index_find(&lookup->ids, id, &at))
		selection_add(&lookup->session->selection,
			      lookup->all.list[at]);
	else
		report_unknown(lookup, id);
}

static bool
add_input(struct lookup *lookup)
{
	struct buffer lines = {0};
	struct text rest, id;
	bool done = slurp(&lines, STDIN_FILENO);

	if (!done)
		session_error(lookup->session, "standard input: %s",
			      strerror(errno));
	rest = buffer_text(&lines);
	while (id_next(&rest, &id))
		add_id(lookup, id);
	buffer_free(&lines);
	return done;
}

bool
operands_select(struct session *session)
{
	struct lookup lookup = {.session = session};
	bool done = true;

	selection_add_bank(&lookup.all, &session->bank);
	lookup.ids = selection_index(&lookup.all);
	for (char **operand = session->operands; *operand != NULL; operand++) {
		if (strcmp(*operand, "-") == 0)
			done = add_input(&lookup) && done;
		else
			add_id(&lookup, text_of(*operand));
	}
	if (lookup.unknown > MOST_UNKNOWN)
		session_error(session, "and %zu more unknown ids",
			      lookup.unknown - MOST_UNKNOWN);
	index_free(&lookup.ids);
	selection_free(&lookup.all);
	return done && lookup.unknown == 0;
}
