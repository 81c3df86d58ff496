#ifndef SETTERS_H
#define SETTERS_H

#include "options.h"

/* Functions for option_row.set that several tables share. */

/* Returns the offset of a member of struct options, for option_row.offset. */
#define MEMBER(member) offsetof(struct options, member)

/* The words that an option takes, each list with a NULL at the end. */
extern const char *const answers_names[];
extern const char *const color_names[];
extern const char *const context_names[];
extern const char *const day_names[];
extern const char *const field_names[];

/*
 * Returns the position of NAME in a list that ends with NULL.  If NAME is not
 * in it, appends "'NAME' is not a KIND" to *ERROR, with similar names or all of
 * them, and returns -1.
 */
int set_choose(const char *kind, struct text name, const char *const *names,
	       struct buffer *error);

/*
 * Does the same for the first name in *REST, up to a comma, and cuts it off.
 */
int set_choose_next(const char *kind, struct text *rest,
		    const char *const *names, struct buffer *error);

/* Sets a bool. */
bool set_flag(const struct option_row *row, struct options *options,
	      const char *text, struct buffer *error);

/* Sets a string to the argument. */
bool set_word(const struct option_row *row, struct options *options,
	      const char *text, struct buffer *error);

/* Sets a size_t to a decimal whole number; row->value is the minimum. */
bool set_number(const struct option_row *row, struct options *options,
		const char *text, struct buffer *error);

/* Sets where answers are printed to row->value. */
bool set_answers(const struct option_row *row, struct options *options,
		 const char *text, struct buffer *error);

/* Sets the format to the one named TEXT; fails if it is unknown. */
bool set_format(const struct option_row *row, struct options *options,
		const char *text, struct buffer *error);

/*
 * Appends the contents of a file to *LINES.  PATH may be "-" for standard
 * input, which only one option may read.  If it fails, appends a message to
 * *ERROR and returns false.
 */
bool set_slurp(const struct option_row *row, struct options *options,
	       const char *path, struct buffer *lines, struct buffer *error);

#endif
