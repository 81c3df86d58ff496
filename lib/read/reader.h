#ifndef READER_H
#define READER_H

#include "read/builder.h"
#include "read/cursor.h"

/* The state of reading one file, and the values of its current mappings. */
struct reader {
	struct cursor cursor;
	struct builder builder;
	struct text topic;	  /* of the file */
	struct document document; /* the current one */
	struct record defaults;	  /* of it: level, tags and source */
	struct record record;	  /* the current question */
	struct choice choice;	  /* its current choice */
};

#endif
