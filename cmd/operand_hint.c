#include "operand_hint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "cmdline.h"
#include "setters.h"

static void
offer_ids(struct suggest *suggest, const struct bank *bank)
{
	for (size_t i = 0; i < bank->count; i++)
		for (size_t j = 0; j < deck_count(bank->decks[i]); j++)
			suggest_offer(
			    suggest,
			    question_get(deck_question(bank->decks[i], j),
					 FIELD_ID));
}

/*
 * Returns whether all characters are alphanumeric or in OTHERS; other words
 * would need quotes.
 */
static bool
is_made_of(struct text word, const char *others)
{
	for (size_t i = 0; i < word.size; i++)
		if (!ascii_is_alphanumeric(word.data[i]) &&
		    (word.data[i] == '\0' ||
		     strchr(others, word.data[i]) == NULL))
			return false;
	return true;
}

/* The argument of --daily is optional, so a blank cuts it off. */
static void
add_day(const struct session *session, struct text word, struct buffer *hint)
{
	struct date day = session->options->date;
	struct suggest suggest;

	if (date_parse_day(word, day, &day)) {
		buffer_print(hint, "; use --daily=%.*s", TEXT_ARG(word));
		return;
	}
	suggest_init(&suggest, word);
	for (size_t i = 0; day_names[i] != NULL; i++)
		suggest_offer(&suggest, text_of(day_names[i]));
	if (suggest.count > 0)
		buffer_print(hint, "; use --daily=%.*s",
			     TEXT_ARG(suggest.best[0]));
}

/* Appends how to write a number of questions, or a list. */
static void
add_form(const struct session *session, struct text word, struct buffer *hint)
{
	const struct option_row *number =
	    cmdline_find_letter(session->command, 'n');
	size_t digits = 0;

	while (digits < word.size && ascii_is_digit(word.data[digits]))
		digits++;
	if (digits > 0 && digits == word.size && number != NULL &&
	    number->argument != NULL)
		buffer_print(hint, "; for that many, use -n %.*s",
			     TEXT_ARG(word));
	else if (session->options->plan != NULL && text_has_any(word, "="))
		buffer_print(hint, "; use commas between the parts of a plan");
	else if (text_has_any(word, ",") && is_made_of(word, ",-_."))
		buffer_print(hint, "; use spaces between ids");
}

/* Appends the option that selects WORD, if a question of the bank has it. */
static void
add_option(struct session *session, struct text word, enum filter_kind kind,
	   const char *what, char letter, struct buffer *hint)
{
	struct filter filter = {0};
	struct selection one = {0};

	filter_add(&filter, kind, false, word);
	filter_select(&filter, &session->bank, 1, &one);
	if (one.count > 0 && cmdline_find_letter(session->command, letter))
		buffer_print(hint, "; for the %s, use -%c %.*s", what, letter,
			     TEXT_ARG(word));
	else if (one.count > 0)
		buffer_print(hint, "; for the %s, use qbank list -%c %.*s",
			     what, letter, TEXT_ARG(word));
	selection_free(&one);
	filter_free(&filter);
}

/* Appends how to read a file or a directory, if the word is its path. */
static void
add_path(struct text word, struct buffer *hint)
{
	char *path = mem_copy(word.data, word.size);
	struct stat status;

	if (stat(path, &status) == 0)
		buffer_print(hint, "; to read that %s, use -b %s",
			     S_ISDIR(status.st_mode) ? "directory" : "file",
			     path);
	free(path);
}

/* Appends similar ids, or that a pattern of several words needs quotes. */
static void
add_similar(const struct session *session, struct text word,
	    struct buffer *hint)
{
	bool is_grep = cmdline_find_name(session->command, text_of("regexp"));
	struct suggest suggest;
	bool is_typo;

	suggest_init(&suggest, word);
	offer_ids(&suggest, &session->bank);
	is_typo = suggest.count > 0 && 3 * suggest.distance[0] <= word.size;
	if (is_grep && !is_typo && is_made_of(word, ""))
		buffer_print(hint, "; quote a pattern of several words");
	else
		suggest_print(&suggest, hint);
}

void
operand_hint(struct session *session, struct text word, struct buffer *hint)
{
	if (session->options->is_daily)
		add_day(session, word, hint);
	if (hint->size == 0)
		add_form(session, word, hint);
	if (hint->size == 0 && is_made_of(word, "-_./+")) {
		add_option(session, word, FILTER_TAG, "tag", 'g', hint);
		add_option(session, word, FILTER_TOPIC, "topic", 't', hint);
		if (hint->size == 0)
			add_path(word, hint);
	}
	if (hint->size == 0)
		add_similar(session, word, hint);
}
