#ifndef EVENTS_H
#define EVENTS_H

#include <stddef.h>

#include "base/text.h"
#include "read/style.h"

/*
 * A YAML file as a stream of events, read on demand.  Adds limits that libyaml
 * lacks: deep nesting, many directives, huge texts and files, and encodings
 * other than UTF-8 are errors.  Anchors and tags are ignored.
 */
enum event_kind {
	EVENT_ERROR, /* text says what is wrong; nothing follows */
	EVENT_END,   /* of the file */
	EVENT_DOCUMENT,
	EVENT_DOCUMENT_END,
	EVENT_MAPPING,
	EVENT_MAPPING_END,
	EVENT_SEQUENCE,
	EVENT_SEQUENCE_END,
	EVENT_SCALAR,
	EVENT_ALIAS,
};

struct event {
	enum event_kind kind;
	enum style style;      /* of a scalar */
	struct text text;      /* of a scalar, an alias or an error */
	unsigned line, column; /* where it begins; column 0 is unknown */
	unsigned end_line, end_column;
};

struct events;

/*
 * Starts to read FD, which the caller closes later.  SIZE is the size of the
 * file in bytes, or 0 if it is unknown.
 */
struct events *events_open(int fd, size_t size);

/*
 * Returns the next event, borrowed until the next call.  After EVENT_ERROR or
 * EVENT_END, returns the same event again.
 */
const struct event *events_next(struct events *events);

void events_close(struct events *events);

#endif
