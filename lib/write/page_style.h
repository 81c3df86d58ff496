#ifndef PAGE_STYLE_H
#define PAGE_STYLE_H

/*
 * The lines of export.css, each with its newline, and a NULL at the end.  The
 * Makefile makes the array from the file.
 */
extern const char *const page_style[];

#endif
