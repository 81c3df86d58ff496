#include "read/events.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/memory.h"

/* libyaml is quadratic in both of these. */
enum { MAX_DEPTH = 64, MAX_DIRECTIVES = 1000 };

struct events {
	yaml_parser_t parser;
	yaml_event_t yaml;
	bool has_yaml; /* yaml is to be deleted */
	bool ended;
	int fd;
	int error; /* errno of a failed read(2), or 0 */
	unsigned depth;
	unsigned directives;
	bool has_begun;
	unsigned char last_byte; /* that was read, or a newline */
	struct buffer message;
	struct event event;
};

/*
 * Lines that begin with %, counted before libyaml sees them.  A line ends
 * with LF, CR or, by its last byte, with NEL, LS or PS.
 */
static void
count_directives(struct events *events, const unsigned char *data, size_t size)
{
	const unsigned char *end = data + size, *at = data;

	while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
		unsigned char before = at > data ? at[-1] : events->last_byte;

		if (before == '\n' || before == '\r' || before == 0x85 ||
		    before == 0xA8 || before == 0xA9)
			events->directives++;
		at++;
	}
	if (size > 0)
		events->last_byte = end[-1];
}

/* As read(2), but for EINTR. */
static ssize_t
read_again(int fd, unsigned char *data, size_t size)
{
	ssize_t count;

	do
		count = read(fd, data, size);
	while (count < 0 && errno == EINTR);
	return count;
}

/*
 * A byte-order mark says nothing, but libyaml counts it as a column.  The
 * rest of it is waited for where a pipe gives less.
 */
static size_t
skip_mark(int fd, unsigned char *data, size_t size, size_t got)
{
	static const unsigned char mark[] = {0xEF, 0xBB, 0xBF};
	ssize_t more = 1;

	while (got < sizeof(mark) && size >= sizeof(mark) && more > 0 &&
	       memcmp(data, mark, got) == 0) {
		more = read_again(fd, data + got, sizeof(mark) - got);
		got += more > 0 ? (size_t)more : 0;
	}
	if (got < sizeof(mark) || memcmp(data, mark, sizeof(mark)) != 0)
		return got;
	got -= sizeof(mark);
	memmove(data, data + sizeof(mark), got);
	if (got == 0) {
		more = read_again(fd, data, size);
		got = more > 0 ? (size_t)more : 0;
	}
	return got;
}

static int
read_some(void *context, unsigned char *data, size_t size, size_t *got)
{
	struct events *events = context;
	ssize_t count = read_again(events->fd, data, size);

	if (count < 0) {
		events->error = errno;
		return 0;
	}
	*got = (size_t)count;
	if (!events->has_begun)
		*got = skip_mark(events->fd, data, size, *got);
	events->has_begun = true;
	count_directives(events, data, *got);
	return events->directives <= MAX_DIRECTIVES;
}

struct events *
events_open(int fd)
{
	struct events *events = mem_alloc(sizeof(*events));

	if (!yaml_parser_initialize(&events->parser))
		mem_out();
	events->fd = fd;
	events->last_byte = '\n';
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&events->parser, read_some, events);
	return events;
}

void
events_close(struct events *events)
{
	if (events == NULL)
		return;
	if (events->has_yaml)
		yaml_event_delete(&events->yaml);
	yaml_parser_delete(&events->parser);
	buffer_free(&events->message);
	free(events);
}

/* What an author meant, for the mistakes that authors make. */
static const char *
hint_for(const yaml_parser_t *parser)
{
	static const struct {
		const char *problem, *hint;
	} hints[] = {
	    {"mapping values are not allowed in this context",
	     "put a text that holds ': ' in quotes, or use |"},
	    {"did not find expected alphabetic or numeric character",
	     "put a text that begins with * or & in quotes, or use |"},
	    {"found unknown escape character",
	     "in double quotes a backslash is \\\\; single quotes take it as "
	     "it is"},
	    {"could not find expected ':'",
	     "a text of several lines needs | after its key"},
	    {"did not find expected key",
	     "check the indentation, and quotes inside a text"},
	    {"did not find expected '-' indicator",
	     "check the indentation of this line"},
	    {"control characters are not allowed",
	     "write it as an escape in double quotes, such as \"\\e\""},
	    {"found unexpected end of stream", "a quote is not closed"},
	};
	const char *problem = parser->problem;

	if (strcmp(problem, "found character that cannot start any token") == 0)
		return parser->buffer.pointer[0] == '\t'
			   ? "indent with blanks, not with tabs"
			   : "put a text that begins with `, @ or % in quotes, "
			     "or use |";
	for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++)
		if (strcmp(problem, hints[i].problem) == 0)
			return hints[i].hint;
	return NULL;
}

/*
 * The reader's errors have no line: the bad byte comes after what was decoded
 * and is not scanned yet.
 */
static void
place_reader_error(struct events *events)
{
	const yaml_parser_t *parser = &events->parser;
	struct event *event = &events->event;

	event->line = (unsigned)parser->mark.line + 1;
	event->column = (unsigned)parser->mark.column + 1;
	for (const yaml_char_t *c = parser->buffer.pointer;
	     c < parser->buffer.last; c++) {
		if (*c == '\n') {
			event->line++;
			event->column = 1;
		} else if ((*c & 0xC0) != 0x80) {
			event->column++;
		}
	}
}

/* The mistake is where the text began, not where it was noticed. */
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

	if (parser->error == YAML_MEMORY_ERROR)
		mem_out();
	if (events->error != 0) {
		events->event.line = events->event.column = 0;
		set_error(events, strerror(events->error), NULL);
		return;
	}
	if (parser->error == YAML_READER_ERROR) {
		place_reader_error(events);
		if (events->directives > MAX_DIRECTIVES)
			set_error(events, "too many lines that begin with %",
				  NULL);
		else
			set_error(events, parser->problem, hint_for(parser));
		return;
	}
	mark =
	    began_earlier(parser) ? parser->context_mark : parser->problem_mark;
	events->event.line = (unsigned)mark.line + 1;
	events->event.column = (unsigned)mark.column + 1;
	set_error(events, parser->problem, hint_for(parser));
}

static enum event_style
style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return STYLE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
		return STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return STYLE_FOLDED;
	default:
		return STYLE_PLAIN;
	}
}

/* Takes over libyaml's event; false for one that nobody needs. */
static bool
translate(struct events *events)
{
	const yaml_event_t *yaml = &events->yaml;
	struct event *event = &events->event;

	*event = (struct event){
	    .line = (unsigned)yaml->start_mark.line + 1,
	    .column = (unsigned)yaml->start_mark.column + 1,
	    .end_line = (unsigned)yaml->end_mark.line + 1,
	    .end_column = (unsigned)yaml->end_mark.column + 1,
	};
	switch (yaml->type) {
	case YAML_SCALAR_EVENT:
		event->kind = EVENT_SCALAR;
		event->style = style_of(yaml->data.scalar.style);
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
		done = translate(events);
		if (events->depth > MAX_DEPTH)
			set_error(events, "nested deeper than 64 levels", NULL);
	}
	return &events->event;
}
