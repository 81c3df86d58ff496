#include "complete_values.h"

#include <string.h>

#include "base/safe.h"
#include "complete_words.h"
#include "order/group.h"
#include "setters.h"
#include "write/formats.h"

/* The kinds of an option's values. */
enum kind { NAMES, FORMATS, FILES, WORDS, PLANS };

/* The options that have values to offer. */
static const struct values {
	const char *option;
	enum kind kind;
	bool splits; /* at commas */
	enum origin origin;
	const char *const *names;
} values[] = {
    {"topic", WORDS, true, TOPICS, NULL},
    {"not-topic", WORDS, true, TOPICS, NULL},
    {"tag", WORDS, true, TAGS, NULL},
    {"not-tag", WORDS, true, TAGS, NULL},
    {"source", WORDS, true, SOURCES, NULL},
    {"level", WORDS, true, LEVELS, NULL},
    {"format", FORMATS, false, 0, NULL},
    {"sort", NAMES, false, 0, sort_names},
    {"color", NAMES, false, 0, color_names},
    {"count-by", NAMES, true, 0, group_names + GROUP_TOPIC},
    {"spread", NAMES, false, 0, group_names + GROUP_TOPIC},
    {"plan", PLANS, true, 0, NULL},
    {"daily", NAMES, false, 0, day_names},
    {"group-by", NAMES, false, 0, group_names},
    {"answers", NAMES, false, 0, answers_names},
    {"in", NAMES, true, 0, field_names},
    {"context", NAMES, false, 0, context_names},
    {"bank", FILES, false, 0, NULL},
    {"file", FILES, false, 0, NULL},
    {"exclude-from", FILES, false, 0, NULL},
    {"image-base", FILES, false, 0, NULL},
    {"media", FILES, false, 0, NULL},
};

/*
 * Appends a word as it is typed, which means with a backslash before each comma
 * if SPLITS.
 */
static void
add_typed(struct buffer *out, struct text word, bool splits)
{
	for (size_t i = 0; i < word.size; i++) {
		if (splits && word.data[i] == ',')
			buffer_add_char(out, '\\');
		buffer_add_char(out, word.data[i]);
	}
}

void
complete_offer(struct typed *typed, struct text word, struct text about)
{
	size_t size = typed->piece.size;
	struct buffer line = {0};

	add_typed(&line, word, typed->splits);
	if (line.size >= size &&
	    text_equal((struct text){line.data, size}, typed->piece)) {
		typed->found = true;
		safe_print(stdout, typed->head, SAFE_VISIBLE);
		safe_print(stdout, buffer_text(&line), SAFE_VISIBLE);
		fputs(typed->tail, stdout);
		putchar('\t');
		safe_print(stdout, about, SAFE_LINE);
		putchar('\n');
	}
	buffer_free(&line);
}

void
complete_offer_files(struct typed *typed)
{
	putchar('\t');
	safe_print(stdout, typed->head, SAFE_VISIBLE);
	putchar('\n');
	typed->found = true;
}

/* Moves what precedes the last SEPARATOR, and the separator, to the head. */
static void
split_at(struct typed *typed, const char *separator)
{
	size_t size = strlen(separator), from = 0;

	for (size_t i = 0; i + size <= typed->piece.size; i++)
		if (memcmp(typed->piece.data + i, separator, size) == 0 &&
		    (i == 0 || typed->piece.data[i - 1] != '\\'))
			from = i + size;
	typed->head.size += from;
	typed->piece = text_from(typed->piece, from);
}

static void
offer_words(struct session *session, enum origin origin, struct typed *typed)
{
	if (origin == LEVELS)
		split_at(typed, "..");
	complete_offer_words(session, origin, typed);
}

/*
 * Prints what can continue the last part of a plan: a topic, "tag:", a tag or a
 * level.  Nothing is known about counts.
 */
static void
offer_plan(struct session *session, struct typed *typed)
{
	struct text part = text_trim(typed->piece);
	enum origin origin = TOPICS;

	typed->head.size += (size_t)(part.data - typed->piece.data);
	typed->piece = part;
	if (text_has_any(part, "="))
		return;
	if (text_has_any(part, ":")) {
		bool is_tag = text_begins_with(part, "tag:");

		split_at(typed, ":");
		origin = is_tag && typed->piece.data == part.data + 4 ? TAGS
								      : LEVELS;
	} else {
		complete_offer(typed, text_of("tag:"), text_of("a tag"));
	}
	typed->tail = "=";
	if (origin == TOPICS)
		complete_offer(typed, text_of("*"), text_of("any question"));
	offer_words(session, origin, typed);
}

static void
offer_formats(struct typed *typed)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		complete_offer(typed, text_of(formats[i]->name), text_of(""));
}

void
complete_offer_values(struct session *session, const struct option_row *row,
		      struct typed *typed)
{
	const struct values *found = NULL;

	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		if (strcmp(values[i].option, row->name) == 0)
			found = &values[i];
	if (found == NULL)
		return;
	typed->splits = found->splits;
	if (found->splits)
		split_at(typed, ",");
	if (found->kind == FILES)
		complete_offer_files(typed);
	else if (found->kind == FORMATS)
		offer_formats(typed);
	else if (found->kind == PLANS)
		offer_plan(session, typed);
	else if (found->kind == WORDS)
		offer_words(session, found->origin, typed);
	else
		for (size_t i = 0; found->names[i] != NULL; i++)
			complete_offer(typed, text_of(found->names[i]),
				       text_of(""));
}
