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
	ANSWERS_NONE,	/* questions alone: a paper */
	ANSWERS_INLINE, /* each question with its answer */
	ANSWERS_END,	/* the paper, then the key */
	ANSWERS_ONLY,	/* the key alone, numbered as the paper is */
};

/* What is written of a question. */
enum part { PART_QUESTION = 1, PART_ANSWER = 2, PART_BOTH = 3 };

struct sheet {
	enum answers answers;
	enum group group;
	const char *title;	  /* NULL: none was given */
	const char *summary;	  /* one line below the title, or NULL */
	const char *blanks;	  /* "Name,Date": lines to fill in, or NULL */
	const char *instructions; /* Markdown, below the title, or NULL */
	const char *choice_seed;  /* for choices_of(); NULL: as written */
	const char *lang;	  /* html: of its texts; NULL: English */
	bool has_toc;
	bool is_numbered;
	bool has_meta;		   /* label_add_about() below each question */
	bool has_page_per_section; /* text and html */
	size_t width;		   /* text: columns of prose, 0: as it stands */
	size_t space;		   /* lines of room below each question */
	size_t page_length;	   /* text: lines of a page, 0: no pages */
	size_t columns;		   /* of the terminal; 0: there is none */
	bool is_wide;		   /* longer lines than that are not cut */
	bool has_color;
	char terminator; /* of an id: a newline or NUL */
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
	bool is_in_answers; /* the second pass of ANSWERS_END */
	bool has_output;    /* for the format: something stands above */
	void *state;	    /* of the format: begin makes it, end frees it */
};

struct format {
	const char *name;
	const char *alias; /* or NULL */
	const char *summary;
	bool is_record; /* data, not a layout: always the whole question */
	void (*begin)(struct render *render);
	void (*section)(struct render *render, const struct section *section);
	void (*question)(struct render *render, struct question question,
			 size_t number, enum part part);
	void (*answers)(struct render *render);
	void (*end)(struct render *render);
};

/* Every format there is, and a NULL at the end. */
extern const struct format *const formats[];

/* By name or alias; NULL where there is none. */
const struct format *format_find(const char *name);

/*
 * Writes the selection to OUT.  The caller checks OUT for errors.  With a
 * group, the questions come section after section, in the order of their
 * first appearance (levels: by rank), and in their order within each.
 */
void render(FILE *out, const struct format *format, const struct sheet *sheet,
	    const struct selection *selection);

#endif
