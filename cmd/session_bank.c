#include <stdio.h>

#include "base/safe.h"
#include "report.h"
#include "session.h"

/* More threads than this help no one. */
enum { MAX_JOBS = 256 };

/* Prints that no question was found at PATHS, and what to do. */
static void
print_no_bank(const char *what, const struct paths *paths)
{
	fprintf(stderr, "qbank: %s", what);
	for (size_t i = 0; i < paths->count; i++)
		fprintf(stderr, "%s %s", i == 0 ? "" : ",",
			QUOTE(text_of(paths->list[i])));
	fputs(
	    "\nqbank: name a bank with qbank -b DIRECTORY, or in $QBANK_PATH\n"
	    "qbank: to start your own, write a YAML file as qbank(5) shows\n",
	    stderr);
}

bool
session_hint_empty(const struct session *session, const struct paths *banks,
		   const struct diags *diags)
{
	bool is_empty =
	    bank_count(&session->bank) == 0 && diag_errors(diags) == 0;

	if (is_empty)
		print_no_bank("no questions in", banks);
	return is_empty;
}

bool
session_banks(struct session *session, struct paths *banks)
{
	const struct paths *given = &session->options->banks;
	struct paths tried = {0};
	bool is_there = true;

	for (size_t i = 0; i < given->count; i++)
		paths_add(banks, given->list[i]);
	if (banks->count == 0)
		is_there = environment_banks(banks, &tried);
	if (!is_there) {
		print_no_bank("no question bank found; looked in", &tried);
		session->has_trouble = true;
	}
	paths_free(&tried);
	return is_there;
}

unsigned
session_jobs(const struct session *session)
{
	size_t jobs = session->options->jobs;

	return jobs < MAX_JOBS ? (unsigned)jobs : MAX_JOBS;
}

static bool
reads_images(const struct session *session)
{
	const struct format *format = session_format(session);

	return session->command->reads_images ||
	       (format != NULL && format->reads_images);
}

void
session_read(struct session *session, const struct paths *banks,
	     struct diags *diags)
{
	const struct options *options = session->options;
	struct buffer cache = {0};
	struct bank_options how = {
	    .jobs = session_jobs(session),
	    .confines = options->is_alone,
	    .output = options->media,
	    .reads_images = reads_images(session),
	};

	if (!options->no_cache && environment_cache(&cache))
		how.cache = cache.data;
	bank_open(&session->bank, banks->list, banks->count, &how, diags);
	buffer_free(&cache);
}

bool
session_open(struct session *session)
{
	struct paths banks = {0};
	struct diags diags = {0};
	bool is_there = session_banks(session, &banks);

	session_read(session, &banks, &diags);
	if (report_errors(&diags))
		session->has_trouble = true;
	if (is_there)
		session_hint_empty(session, &banks, &diags);
	diag_free(&diags);
	paths_free(&banks);
	return is_there;
}
