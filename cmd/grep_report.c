#include "grep_report.h"

#include "base/safe.h"

void
grep_report_trouble(struct session *session, struct question question,
		    const char *reason)
{
	struct place place = question_place(question);
	struct buffer file = {0};

	safe_add(&file, text_of(place.file), SAFE_VISIBLE);
	session_error(session, "%s:%u: search given up: %s on question %.*s",
		      file.data, place.line, reason,
		      TEXT_ARG(question_get(question, FIELD_ID)));
	buffer_free(&file);
}

void
grep_report_troubles(struct session *session,
		     const struct search_result *result)
{
	for (size_t i = 0; i < result->trouble_count; i++)
		grep_report_trouble(session, result->troubles[i].question,
				    result->troubles[i].reason);
}

void
grep_report_rest(struct session *session, size_t count)
{
	session_error(session,
		      "search given up: out of time; %zu question%s not "
		      "searched",
		      count, count == 1 ? " was" : "s were");
}

bool
grep_may_go_on(struct session *session, size_t left)
{
	if (left == 0 || !matcher_is_spent(session->matcher))
		return true;
	grep_report_rest(session, left);
	return false;
}
