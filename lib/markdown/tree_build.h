#ifndef TREE_BUILD_H
#define TREE_BUILD_H

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
};

/* Adds a node, which the caller may fill until the next one is added. */
struct node *build_add(struct build *build, enum node_kind kind);

/* Adds a node in the same way and enters it. */
struct node *build_open(struct build *build, enum node_kind kind);

/* Enters a node of the tree, or SKIPPED. */
void build_push(struct build *build, uint32_t node);

/* Leaves the node or SKIPPED that was entered last. */
void build_close(struct build *build);

/* Adds a leaf.  A piece of the parsed text becomes a piece of the source. */
void build_text(struct build *build, enum node_kind kind, const char *data,
		size_t size);

/* Adds an entity, decoded if it is known. */
void build_entity(struct build *build, const char *data, size_t size);

/*
 * Gives a node the text that the tree owns, from byte START to its end.  The
 * text may still move, so until build_finish() the node holds an offset
 * instead of an address.
 */
void build_decoded(struct build *build, struct node *node, size_t start);

/* Completes the tree.  Its own text does not move after this. */
void build_finish(struct tree *tree);

#endif
