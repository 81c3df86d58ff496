#include "read/deck_choices.h"

#include "base/safe.h"
#include "read/deck_values.h"
#include "read/mapping.h"

void
read_choice_text(struct reader *reader, const struct key *key, enum scope scope)
{
	struct text text;

	(void)scope;
	if (take_text(reader, key, &text))
		add_body(reader, text, &reader->choice.body);
}

void
read_verdict(struct reader *reader, const struct key *key, enum scope scope)
{
	struct verdict *verdict = &reader->verdict;
	const struct event *event = reader->cursor.event;
	struct text text;

	(void)scope;
	if (!take_text(reader, key, &text))
		return;
	if (verdict->place.line > 0)
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "a choice is right or wrong, not both");
	verdict->place = cursor_place(&reader->cursor);
	verdict->is_right = key->offset;
	verdict->is_true = text_is(text, "true");
	verdict->is_boolean = event->style == STYLE_PLAIN &&
			      (verdict->is_true || text_is(text, "false"));
	if (!verdict->is_boolean)
		add_body(reader, text, &verdict->body);
}

void
read_pin(struct reader *reader, const struct key *key, enum scope scope)
{
	struct text text;

	(void)scope;
	if (!take_text(reader, key, &text))
		return;
	reader->choice.is_pinned = text_is(text, "true");
	if (!reader->choice.is_pinned && !text_is(text, "false"))
		diag_error(reader->cursor.diags, cursor_place(&reader->cursor),
			   "'pin' takes true or false, not %s", QUOTE(text));
}

/* Makes the value of "right" or "wrong" the text of the choice. */
static void
take_verdict(struct reader *reader)
{
	struct verdict *verdict = &reader->verdict;
	struct choice *choice = &reader->choice;

	choice->is_right = verdict->is_right;
	choice->body = verdict->body;
	if (verdict->is_boolean)
		choice->body = (struct body){
		    builder_text(&reader->builder, POOL_SEARCHED,
				 text_of(verdict->is_true ? "true" : "false")),
		    verdict->place.line,
		    STYLE_PLAIN,
		};
}

/* Takes the value of "right" or "wrong" as a statement about the "text". */
static void
apply_verdict(struct reader *reader)
{
	const struct verdict *verdict = &reader->verdict;

	if (verdict->place.line == 0)
		return;
	if (!verdict->is_boolean)
		diag_error(reader->cursor.diags, verdict->place,
			   "'%s' takes true or false beside 'text'",
			   verdict->is_right ? "right" : "wrong");
	reader->choice.is_right = verdict->is_true == verdict->is_right;
}

static void
read_choice(struct reader *reader)
{
	struct cursor *cursor = &reader->cursor;
	const struct key *text = deck_key_find(text_of("text"), IN_CHOICE);
	struct place place = cursor_place(cursor);
	unsigned known;

	reader->choice = (struct choice){0};
	reader->verdict = (struct verdict){0};
	known = mapping_read(reader, IN_CHOICE);
	if (cursor_at_end(cursor))
		return;
	if (known >> deck_key_bit(text) & 1)
		apply_verdict(reader);
	else
		take_verdict(reader);
	if (reader->choice.body.line == 0)
		diag_error(cursor->diags, place,
			   "a choice needs a text, under 'right' or 'wrong'");
	builder_add_choice(&reader->builder, &reader->choice);
	reader->record.choice_count++;
}

void
read_choice_list(struct reader *reader, const struct key *key, enum scope scope)
{
	static const char takes[] =
	    "a list of '- right: TEXT' and '- wrong: TEXT'";
	struct cursor *cursor = &reader->cursor;

	(void)scope;
	reader->record.first_choice = (uint32_t)reader->builder.choice_count;
	if (cursor->event->kind != EVENT_SEQUENCE) {
		cursor_refuse(cursor, key->name.data, takes);
		return;
	}
	while (cursor_next(cursor) != EVENT_SEQUENCE_END &&
	       !cursor_at_end(cursor)) {
		if (cursor->event->kind == EVENT_MAPPING)
			read_choice(reader);
		else
			cursor_refuse(cursor, key->name.data, takes);
	}
}
