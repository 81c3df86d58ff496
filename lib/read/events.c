#include "read/events.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "read/hint.h"
#include "read/input.h"

/* libyaml takes quadratic time for nesting. */
enum { MAX_DEPTH = 64 };

struct events {
	yaml_parser_t parser;
	yaml_event_t yaml;
	bool has_yaml; /* yaml must be deleted */
	bool ended;
	unsigned depth;
	struct input input;
	struct buffer message;
	struct event event;
};

/*
 * Stores the place in the file, from 1, of a place that libyaml counts from 0.
 * The column is 0 if it is unknown.
 */
static void
set_place(const struct events *events, yaml_mark_t mark, unsigned *line,
	  unsigned *column)
{
	*line = (unsigned)mark.line + 1;
	*column = (unsigned)mark.column + 1;
	if (input_moves(&events->input))
		input_place(&events->input, line, column);
}

static int
read_some(void *context, unsigned char *data, size_t size, size_t *got)
{
	ssize_t count = input_read(context, data, size);

	*got = count > 0 ? (size_t)count : 0;
	return count >= 0;
}

struct events *
events_open(int fd, size_t size)
{
	struct events *events = mem_alloc(sizeof(*events));

	if (!yaml_parser_initialize(&events->parser))
		mem_out();
	input_open(&events->input, fd, size);
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&events->parser, read_some, &events->input);
	return events;
}

void
events_close(struct events *events)
{
	if (events->has_yaml)
		yaml_event_delete(&events->yaml);
	yaml_parser_delete(&events->parser);
	buffer_free(&events->message);
	input_free(&events->input);
	free(events);
}

/*
 * Returns the text at a mistake: the key that is incomplete, or what libyaml
 * has decoded but not scanned yet.
 */
static struct text
text_at_error(const yaml_parser_t *parser)
{
	const yaml_char_t *rest = parser->buffer.pointer;

	for (const yaml_token_t *token = parser->tokens.head;
	     token < parser->tokens.tail && parser->context != NULL; token++)
		if (token->type == YAML_SCALAR_TOKEN &&
		    token->start_mark.index == parser->context_mark.index)
			return (struct text){
			    (const char *)token->data.scalar.value,
			    token->data.scalar.length,
			};
	return (struct text){(const char *)rest,
			     (size_t)(parser->buffer.last - rest)};
}

/*
 * Finds the line of a reader's error, which has none.  The bad byte follows
 * the text that was decoded and is not scanned yet.
 */
static void
place_reader_error(struct events *events)
{
	const yaml_parser_t *parser = &events->parser;
	struct event *event = &events->event;

	set_place(events, parser->mark, &event->line, &event->column);
	for (const yaml_char_t *c = parser->buffer.pointer;
	     c < parser->buffer.last; c++) {
		if (*c == '\n') {
			event->line++;
			event->column = 1;
		} else if ((*c & 0xC0) != 0x80 && event->column > 0) {
			event->column++;
		}
	}
}

/*
 * Returns whether a mistake should be reported where the text began, and not
 * where it was noticed.
 */
static bool
began_earlier(const yaml_parser_t *parser)
{
	return parser->context != NULL &&
	       (strcmp(parser->context, "while scanning a simple key") == 0 ||
		(strcmp(parser->context, "while scanning a quoted scalar") ==
		     0 &&
		 strcmp(parser->problem, "found unexpected end of stream") ==
		     0));
}

static void
set_error(struct events *events, const char *problem, const char *hint)
{
	buffer_print(&events->message, "%s", problem);
	if (hint != NULL)
		buffer_print(&events->message, "; %s", hint);
	events->event.kind = EVENT_ERROR;
	events->event.text = buffer_text(&events->message);
	events->ended = true;
}

static void
set_parser_error(struct events *events)
{
	const yaml_parser_t *parser = &events->parser;
	yaml_mark_t mark;
	struct event last;
	bool continues;

	if (parser->error == YAML_MEMORY_ERROR)
		mem_out();
	if (events->input.error != 0) {
		events->event.line = events->event.column = 0;
		set_error(events, strerror(events->input.error), NULL);
		return;
	}
	if (parser->error == YAML_READER_ERROR) {
		place_reader_error(events);
		if (events->input.refusal.size > 0)
			set_error(events, events->input.refusal.data, NULL);
		else
			set_error(events, parser->problem,
				  hint_for(parser->problem,
					   text_at_error(parser), false));
		return;
	}
	mark =
	    began_earlier(parser) ? parser->context_mark : parser->problem_mark;
	last = events->event;
	set_place(events, mark, &events->event.line, &events->event.column);
	continues = last.kind == EVENT_SCALAR && last.line < events->event.line;
	set_error(events, parser->problem,
		  hint_for(parser->problem, text_at_error(parser), continues));
}

static const enum style styles[] = {
    [YAML_ANY_SCALAR_STYLE] = STYLE_PLAIN,
    [YAML_PLAIN_SCALAR_STYLE] = STYLE_PLAIN,
    [YAML_SINGLE_QUOTED_SCALAR_STYLE] = STYLE_SINGLE_QUOTED,
    [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = STYLE_DOUBLE_QUOTED,
    [YAML_LITERAL_SCALAR_STYLE] = STYLE_LITERAL,
    [YAML_FOLDED_SCALAR_STYLE] = STYLE_FOLDED,
};

/* Takes over libyaml's event.  Returns false for one that is not needed. */
static bool
translate(struct events *events)
{
	const yaml_event_t *yaml = &events->yaml;
	struct event *event = &events->event;

	*event = (struct event){0};
	set_place(events, yaml->start_mark, &event->line, &event->column);
	set_place(events, yaml->end_mark, &event->end_line, &event->end_column);
	switch (yaml->type) {
	case YAML_SCALAR_EVENT:
		event->kind = EVENT_SCALAR;
		event->style = styles[yaml->data.scalar.style];
		event->text = (struct text){
		    (const char *)yaml->data.scalar.value,
		    yaml->data.scalar.length,
		};
		return true;
	case YAML_ALIAS_EVENT:
		event->kind = EVENT_ALIAS;
		event->text = text_of((const char *)yaml->data.alias.anchor);
		return true;
	case YAML_MAPPING_START_EVENT:
		event->kind = EVENT_MAPPING;
		events->depth++;
		return true;
	case YAML_SEQUENCE_START_EVENT:
		event->kind = EVENT_SEQUENCE;
		events->depth++;
		return true;
	case YAML_MAPPING_END_EVENT:
		event->kind = EVENT_MAPPING_END;
		events->depth--;
		return true;
	case YAML_SEQUENCE_END_EVENT:
		event->kind = EVENT_SEQUENCE_END;
		events->depth--;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		event->kind = EVENT_DOCUMENT;
		return true;
	case YAML_DOCUMENT_END_EVENT:
		event->kind = EVENT_DOCUMENT_END;
		return true;
	case YAML_STREAM_END_EVENT:
		event->kind = EVENT_END;
		events->ended = true;
		return true;
	default:
		return false;
	}
}

static void
set_depth_error(struct events *events)
{
	struct buffer limit = {0};

	buffer_print(&limit, "limit: nested deeper than %d levels", MAX_DEPTH);
	set_error(events, limit.data, NULL);
	buffer_free(&limit);
}

const struct event *
events_next(struct events *events)
{
	bool done = events->ended;

	while (!done) {
		if (events->has_yaml)
			yaml_event_delete(&events->yaml);
		events->has_yaml =
		    yaml_parser_parse(&events->parser, &events->yaml);
		if (!events->has_yaml) {
			set_parser_error(events);
			break;
		}
		input_restart(&events->input);
		done = translate(events);
		if (events->depth > MAX_DEPTH)
			set_depth_error(events);
	}
	return &events->event;
}
