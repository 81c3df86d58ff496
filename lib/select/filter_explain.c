#include "base/safe.h"
#include "base/suggest.h"
#include "select/filter.h"
#include "select/filter_clause.h"

/* Offers a topic and all that it lies in. */
static void
offer_topic(struct suggest *suggest, struct text topic)
{
	suggest_offer(suggest, topic);
	for (size_t i = topic.size; i > 0; i--)
		if (topic.data[i - 1] == '/')
			suggest_offer(suggest,
				      (struct text){topic.data, i - 1});
}

static void
offer_words(struct suggest *suggest, struct question question, enum field field)
{
	struct words words = question_words(question, field);
	struct text word;

	while (words_next(&words, &word))
		suggest_offer(suggest, word);
}

/* Appends that a word is of the other kind, topic or tag, if it is. */
static bool
add_other_kind(enum filter_kind kind, struct text word,
	       const struct selection *all, struct buffer *message)
{
	enum filter_kind other = kind == FILTER_TAG ? FILTER_TOPIC : FILTER_TAG;

	for (size_t i = 0; i < all->count; i++)
		if (clause_matches(other, word, all->list[i])) {
			buffer_print(message, "; that is a %s",
				     other == FILTER_TAG ? "tag" : "topic");
			return true;
		}
	return false;
}

static void
explain_word(enum filter_kind kind, struct text word,
	     const struct selection *all, struct buffer *message)
{
	static const char *const names[] = {"topic", "tag", "source"};
	struct suggest suggest;

	suggest_init(&suggest, word);
	for (size_t i = 0; i < all->count; i++) {
		struct question question = all->list[i];

		if (clause_matches(kind, word, question))
			return;
		if (kind == FILTER_TOPIC)
			offer_topic(&suggest,
				    question_get(question, FIELD_TOPIC));
		else
			offer_words(&suggest, question,
				    kind == FILTER_TAG ? FIELD_TAGS
						       : FIELD_SOURCE);
	}
	buffer_print(message, "unknown %s %s", names[kind], QUOTE(word));
	if (kind == FILTER_SOURCE || !add_other_kind(kind, word, all, message))
		suggest_print(&suggest, message);
	buffer_add_char(message, '\n');
}

void
filter_explain(const struct filter *filter, const struct selection *all,
	       struct buffer *message)
{
	for (size_t i = 0; i < filter->count; i++) {
		const struct clause *clause = &filter->clauses[i];
		struct text rest = buffer_text(&clause->words), word;

		if (clause->kind > FILTER_SOURCE)
			continue;
		while (text_cut(&rest, '\0', &word))
			explain_word(clause->kind, word, all, message);
	}
}

void
filter_describe(const struct filter *filter, struct buffer *phrase)
{
	static const char *const names[] = {
	    [FILTER_TOPIC] = "topic",	    [FILTER_TAG] = "tag",
	    [FILTER_SOURCE] = "source",	    [FILTER_LEVEL] = "level",
	    [FILTER_ANSWERED] = "answered",
	};

	for (size_t i = 0; i < filter->count; i++) {
		const struct clause *clause = &filter->clauses[i];
		struct text rest = buffer_text(&clause->words), word;
		const char *before = " ";

		if (clause->kind == FILTER_ID)
			continue;
		buffer_print(phrase, "; %s%s", clause->negated ? "not " : "",
			     names[clause->kind]);
		while (text_cut(&rest, '\0', &word)) {
			buffer_print(phrase, "%s%.*s", before, TEXT_ARG(word));
			before = " or ";
		}
	}
}
