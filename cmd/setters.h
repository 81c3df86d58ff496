#ifndef SETTERS_H
#define SETTERS_H

#include "options.h"

/* What the tables of options share: functions for option_row.set. */

/* The offset of a member of struct options, for option_row.offset. */
#define MEMBER(member) offsetof(struct options, member)

/*
 * Returns the position of NAME in a list that ends with NULL.  If it is not
 * one of them, *ERROR becomes "'NAME' is not a KIND" with near names, or with
 * all, and the result is -1.
 */
int set_choose(const char *kind, struct text name, const char *const *names,
	       struct buffer *error);

/* Sets a bool. */
bool set_flag(const struct option_row *row, struct options *options,
	      const char *text, struct buffer *error);

/* Sets a string to the argument. */
bool set_word(const struct option_row *row, struct options *options,
	      const char *text, struct buffer *error);

/* Sets a size_t to a whole number, row->value or more, in decimal digits. */
bool set_number(const struct option_row *row, struct options *options,
		const char *text, struct buffer *error);

/* Sets where answers are printed to row->value. */
bool set_answers(const struct option_row *row, struct options *options,
		 const char *text, struct buffer *error);

/* Sets the format to row->argument or, where that is NULL, to TEXT. */
bool set_format(const struct option_row *row, struct options *options,
		const char *text, struct buffer *error);

/*
 * Reads the file of the option's argument, "-" for standard input, which only
 * one option of a command line may ask for.  Appends it to *LINES.
 */
bool set_slurp(const struct option_row *row, struct options *options,
	       const char *path, struct buffer *lines, struct buffer *error);

#endif
