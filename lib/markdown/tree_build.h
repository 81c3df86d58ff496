#ifndef TREE_BUILD_H
#define TREE_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/* Something that has been entered but is left out of the tree. */
#define SKIPPED UINT32_MAX

/* A tree under construction.  It owns the repair and the array. */
struct build {
	struct tree *tree;
	struct text source,
	    parsed;	      /* the parsed text: the source, or a copy of it */
	struct repair repair; /* of the copy */
	uint32_t *open;	      /* the open nodes, each of which may be SKIPPED */
	size_t open_count, open_capacity;
	bool takes_text; /* in a block whose children are spans */
	bool is_implied; /* in a paragraph that md4c does not report */
	bool is_in_cell;
	size_t code_end; /* the nodes when a code span was last closed */
};

/* Empties the tree, to parse build->parsed. */
void build_begin(struct build *build);

/* Adds a node, which the caller may fill until the next one is added. */
struct node *build_add(struct build *build, enum node_kind kind);

/* Adds a node in the same way and enters it. */
struct node *build_open(struct build *build, enum node_kind kind);

/* Does the same for a block whose children are spans. */
struct node *build_open_text(struct build *build, enum node_kind kind);

/* Enters a node of the tree, or SKIPPED. */
void build_push(struct build *build, uint32_t node);

/* Leaves the node or SKIPPED that was entered last. */
void build_close(struct build *build);

/*
 * Enter and leave the paragraph that md4c does not report for the text of an
 * item in a tight list.  The first function enters one if a text needs it.
 */
void build_need_paragraph(struct build *build);
void build_end_paragraph(struct build *build);

/* Adds a leaf.  A piece of the parsed text becomes a piece of the source. */
void build_text(struct build *build, enum node_kind kind, const char *data,
		size_t size);

/* Adds an entity, decoded if it is known. */
void build_entity(struct build *build, const char *data, size_t size);

/* Adds code.  In a table, a backslash before a pipe is not part of it. */
void build_code(struct build *build, struct text code);

/*
 * Stores the mark of the span that a text begins.  It is the character before
 * the text in the source, or a star if that is not a mark.
 */
void build_mark(struct build *build, const char *text);

/*
 * Drops the new line before backticks that md4c 0.4.8 reports twice, and
 * returns how many of them TEXT begins with.  It repeats those that close a
 * code span as text on a new line if they follow a newline that it has dropped.
 */
size_t build_drop_repeated(struct build *build, struct text text);

/*
 * Gives a node the text that the tree owns, from byte START to its end.  The
 * text may still move, so until build_finish() the node holds an offset
 * instead of an address.
 */
void build_decoded(struct build *build, struct node *node, size_t start);

/* Completes the tree.  Its own text does not move after this. */
void build_finish(struct tree *tree);

#endif
