#ifndef FORMAT_EXAMPLE_H
#define FORMAT_EXAMPLE_H

/*
 * The lines of format.yaml, each with its newline, and a NULL at the end.  The
 * Makefile makes the array from the file.
 */
extern const char *const format_example[];

#endif
