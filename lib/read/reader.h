#ifndef READER_H
#define READER_H

#include "read/builder.h"
#include "read/cursor.h"

/* The value of the key "right" or "wrong" of a choice. */
struct verdict {
	bool is_right;	    /* the key */
	bool is_boolean;    /* true or false, without quotes */
	bool is_true;	    /* which of them */
	struct place place; /* line 0: the choice has neither key */
	struct body body;   /* of another value: the text of the choice */
};

/* The state of reading one file, and the values of its current mappings. */
struct reader {
	struct cursor cursor;
	struct builder builder;
	struct text topic;	  /* of the file */
	struct document document; /* the current one */
	struct record defaults;	  /* of it: level, topic, tags and source */
	struct record record;	  /* the current question */
	struct choice choice;	  /* its current choice */
	struct verdict verdict;
};

#endif
