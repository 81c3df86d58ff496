#ifndef FORMAT_H
#define FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "order/group.h"
#include "select/selection.h"

/*
 * How questions are written.  A format is a const table of functions in a
 * file of its own; render() calls them in this order, all but question
 * optional:
 *
 *	begin
 *	    section        for each section, where the sheet has sections
 *	        question   for each question of it
 *	answers            where the answers come last; then once more:
 *	    section
 *	        question
 *	end
 */
enum answers {
	ANSWERS_NONE,	/* only questions: a paper */
	ANSWERS_INLINE, /* each question with its answer */
	ANSWERS_END,	/* the paper, then the key */
	ANSWERS_ONLY,	/* only the key, numbered like the paper */
};

/* What is written about a question. */
enum part { PART_QUESTION = 1, PART_ANSWER = 2, PART_BOTH = 3 };

struct images;
struct why;

struct sheet {
	enum answers answers;
	enum group group;
	const char *title;	  /* NULL: not given */
	const char *summary;	  /* one line below the title, or NULL */
	const char *blanks;	  /* "Name,Date": lines to fill in, or NULL */
	const char *instructions; /* Markdown, below the title, or NULL */
	const char *choice_seed;  /* for choices_of(); NULL: as written */
	const char *lang; /* html: language of its texts; NULL: English */
	bool has_toc;
	bool is_numbered;
	bool has_meta;		   /* label_add_about() below each question */
	bool has_page_per_section; /* text and html */
	size_t width;		   /* text: columns of prose; 0: not wrapped */
	size_t room;		   /* text: columns of code and tables */
	size_t space;		   /* blank lines below each question */
	size_t page_length;	   /* text: lines of a page; 0: no pages */
	size_t columns;		   /* of the terminal; 0: not a terminal */
	bool is_wide;		   /* longer lines than that are not cut */
	const struct why *why;	   /* line: of a search, or NULL */
	bool has_color;
	char terminator;       /* after an id: a newline or NUL */
	struct images *images; /* NULL: only their addresses are written */
};

struct section {
	struct text name;    /* as a heading; borrowed */
	size_t first, count; /* places in the selection */
};

struct render {
	FILE *out;
	const struct sheet *sheet;
	const struct selection *selection; /* in the order of the sections */
	struct section *sections;
	size_t section_count;
	bool is_in_answers; /* in the second pass of ANSWERS_END */
	bool has_output;    /* for the format: something was written above */
	void *state; /* of the format: begin allocates it, end frees it */
};

struct format {
	const char *name;
	const char *alias; /* or NULL */
	const char *summary;
	bool is_record; /* data, not a layout: always the complete question */
	bool reads_images; /* from their files */
	void (*begin)(struct render *render);
	void (*section)(struct render *render, const struct section *section);
	void (*question)(struct render *render, struct question question,
			 size_t number, enum part part);
	void (*answers)(struct render *render);
	void (*end)(struct render *render);
};

/* All formats, and a NULL at the end. */
extern const struct format *const formats[];

/* Returns a format by its name or alias, or NULL. */
const struct format *format_find(const char *name);

/*
 * Writes the selection to OUT.  The caller checks OUT for errors.  With a
 * group, the questions are divided into sections, which come in the order of
 * their first question (levels by rank).  Within a section, questions keep
 * their order.
 */
void render(FILE *out, const struct format *format, const struct sheet *sheet,
	    const struct selection *selection);

#endif
