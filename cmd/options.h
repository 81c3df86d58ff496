#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "order/sort.h"
#include "read/environment.h"
#include "select/filter.h"
#include "select/pattern.h"
#include "select/query.h"
#include "write/format.h"

/* A pattern of grep as it was given; it is compiled once -i is known. */
struct pattern_word {
	enum query_role role;
	struct text text; /* borrowed from argv or from a file's text */
};

enum { MAX_COUNT_KEYS = 4 };

/*
 * What the options of a command line ask for.  One struct serves every
 * command; each command has the options of its own table.
 */
struct options {
	bool help, version;
	struct paths banks; /* of -b, or none */
	size_t jobs;	    /* threads at most; 0: one for each core */
	bool no_cache;
	const char *input_user; /* the option that reads standard input */

	/* selection */
	struct filter filter;
	bool excludes; /* the filter leaves out what a file lists */
	size_t most;   /* 0: all */
	bool sorts, reverses;
	enum sort_key sort;

	/* output */
	const struct format *format;
	struct sheet sheet;
	bool has_answers; /* sheet.answers was set, it is not the default */
	bool has_group;	  /* so was sheet.group */
	bool has_meta;	  /* so was sheet.has_meta */
	enum color_mode color;

	/* list */
	bool counts;
	enum group count_keys[MAX_COUNT_KEYS];
	size_t count_key_count;

	/* random and export */
	const char *seed; /* NULL: none was given */
	size_t variant;	  /* from 1; 0: not asked for */
	bool shuffles;	  /* the choices */

	/* random */
	bool is_daily;
	struct date date;
	enum group spread; /* GROUP_NONE: not asked for */
	const char *plan;  /* or NULL */
	bool prints_seed;

	/* grep */
	struct pattern_word *patterns; /* owned */
	size_t pattern_count, pattern_capacity;
	bool has_pattern_file;
	struct buffer *files; /* owned: what -f has read, for the patterns */
	size_t file_count;
	struct pattern_options pattern;
	unsigned fields;
	bool inverts, is_quiet, lists_ids, only_matching, line_numbers;

	/* check */
	bool is_strict;
};

/*
 * One row of a table of options: it is parsed, applied and explained in
 * --help from here.
 */
struct option_row {
	char letter;	      /* or 0 */
	const char *name;     /* the long one */
	const char *argument; /* NULL: takes none; "[=X]": may take one */
	const char *help;
	/*
	 * Applies the option.  TEXT is its argument, or NULL.  False, and
	 * what is wrong with the argument in *ERROR, if it is not valid.
	 */
	bool (*set)(const struct option_row *row, struct options *options,
		    const char *text, struct buffer *error);
	size_t offset; /* for set: of the member that it sets */
	int value;     /* for set: what it sets it to */
};

/* Tables, each with a row without a name at its end. */
extern const struct option_row select_options[];
extern const struct option_row print_options[];
extern const struct option_row question_options[];
extern const struct option_row list_options[];
extern const struct option_row random_options[];
extern const struct option_row grep_options[];
extern const struct option_row export_options[];
extern const struct option_row shuffle_options[];
extern const struct option_row check_options[];
extern const struct option_row common_options[];
extern const struct option_row global_options[];

void options_init(struct options *options);
void options_free(struct options *options);

#endif
