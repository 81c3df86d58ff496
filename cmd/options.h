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

/* A pattern for grep, which is compiled after all options are known. */
struct pattern_word {
	enum query_role role;
	struct text text; /* borrowed from argv or from a file's text */
};

enum { MAX_COUNT_KEYS = 4 };

/*
 * The values of all options.  One struct serves every command, and each command
 * accepts only the options in its tables.
 */
struct options {
	bool help, version;
	struct paths banks; /* from -b */
	size_t jobs;	    /* the most threads; 0: one for each core */
	bool no_cache;
	bool is_alone; /* the process is qbank's own, and may be confined */
	const char *input_user; /* the option that reads standard input */

	/* selection */
	struct filter filter;
	bool excludes; /* --exclude-from was given */
	size_t most;   /* 0: all */
	bool sorts, reverses;
	enum sort_key sort;

	/* output */
	const struct format *format;
	struct sheet sheet;
	bool has_answers; /* sheet.answers was set by an option */
	bool has_group;	  /* sheet.group was set by an option */
	bool has_meta;	  /* sheet.has_meta was set by an option */
	enum color_mode color;

	/* list */
	bool counts;
	enum group count_keys[MAX_COUNT_KEYS];
	size_t count_key_count;

	/* export */
	const char *image_base; /* or NULL */
	const char *media;	/* or NULL */

	/* random and export */
	const char *seed; /* or NULL */
	size_t variant;	  /* from 1; 0: not given */
	bool shuffles;	  /* the choices */

	/* random */
	bool is_daily;
	struct date date;
	enum group spread; /* GROUP_NONE: not given */
	const char *plan;  /* or NULL */
	bool prints_seed;

	/* grep */
	struct pattern_word *patterns; /* owned */
	size_t pattern_count, pattern_capacity;
	bool has_pattern_file;
	struct buffer *files; /* owned; the contents of -f, for the patterns */
	size_t file_count;
	struct pattern_options pattern;
	unsigned fields;
	bool inverts, is_quiet, lists_ids, only_matching, line_numbers;
	bool has_context_lines; /* -A, -B or -C was given */
	size_t lines_before, lines_after;
	enum { CONTEXT_AUTO, CONTEXT_NONE, CONTEXT_MATCH } context;

	/* check */
	bool is_strict;

	/* help */
	bool completes;
};

/*
 * One row of a table of options, used to parse and apply the option and to
 * explain it in --help.
 */
struct option_row {
	char letter;	      /* or 0 */
	const char *name;     /* the long one */
	const char *argument; /* NULL: takes none; "[=X]": may take one */
	const char *help;
	/*
	 * Applies the option.  TEXT is its argument, or NULL.  If it is
	 * invalid, appends a message to *ERROR and returns false.
	 */
	bool (*set)(const struct option_row *row, struct options *options,
		    const char *text, struct buffer *error);
	size_t offset; /* for set: the member to set */
	int value;     /* for set: the new value */
};

/* Each table ends with a row without a name. */
extern const struct option_row select_options[];
extern const struct option_row print_options[];
extern const struct option_row question_options[];
extern const struct option_row list_options[];
extern const struct option_row random_options[];
extern const struct option_row grep_options[];
extern const struct option_row export_options[];
extern const struct option_row shuffle_options[];
extern const struct option_row check_options[];
extern const struct option_row help_options[];
extern const struct option_row common_options[];
extern const struct option_row global_options[];

/* Sets the defaults. */
void options_init(struct options *options);

/* Frees what the options own, but not the struct. */
void options_free(struct options *options);

#endif
